import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const flags = await posthog.evaluateFlags(user, {
    flagKeys: ['new-tutorial-feature'],
    personProperties: { nickname: user },
  });

  posthog.capture({ distinctId: user, event: 'visited_new_tutorial' });

  if (flags.isEnabled('new-tutorial-feature')) {
    return new Response(`<p>Welcome, ${escape(user)}!</p>`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  return new Response(`<p>Hello, ${escape(user)}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
