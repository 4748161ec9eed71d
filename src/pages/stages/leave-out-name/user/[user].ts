import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const flags = await posthog.evaluateFlags(user, { flagKeys: ['new-cool-feature'] });
  const flagEnabled = flags.isEnabled('new-cool-feature');

  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
  });

  if (flagEnabled) {
    return new Response(`<p>Welcome, ${escape(user)}! You are on the new cool page</p>`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  return new Response(`<p>Hello, ${escape(user)}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
