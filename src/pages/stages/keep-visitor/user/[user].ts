import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals, cookies }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;
  const visitor = cookies.get('visitor')?.value ?? crypto.randomUUID();
  cookies.set('visitor', visitor, { path: '/', httpOnly: true, sameSite: 'lax' });

  const flags = await posthog.evaluateFlags(visitor, { flagKeys: ['new-cool-feature'] });
  const flagEnabled = flags.isEnabled('new-cool-feature');

  posthog.capture({
    distinctId: visitor,
    event: 'visited_user_page',
    properties: {
      $set_once: { initial_name: user },
      '$feature/new-cool-feature': flagEnabled,
    },
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
