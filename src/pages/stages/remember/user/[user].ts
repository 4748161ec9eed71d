import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals, cookies }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  // Several people may share a browser: what it remembers counts for the one it met last.
  const isRemembered = cookies.get('initial_name')?.value === user;
  const flags = await posthog.evaluateFlags(user, {
    flagKeys: ['new-cool-feature'],
    personProperties: isRemembered ? { initial_name: user } : {},
  });
  const flagEnabled = flags.isEnabled('new-cool-feature');

  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
    properties: {
      $set_once: { initial_name: user },
    },
  });
  cookies.set('initial_name', user, { path: '/', httpOnly: true, sameSite: 'lax' });

  if (flagEnabled) {
    return new Response(`<p>Welcome, ${escape(user)}! You are on the new cool page</p>`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  return new Response(`<p>Hello, ${escape(user)}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
