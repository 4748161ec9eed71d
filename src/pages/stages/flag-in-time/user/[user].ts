import { setTimeout } from 'node:timers/promises';
import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  // Whoever is not decided by then gets the page that everybody had before.
  const flags = await Promise.race([
    posthog.evaluateFlags(user, { flagKeys: ['new-cool-feature'] }),
    setTimeout(400, undefined),
  ]);
  const flagEnabled = flags?.isEnabled('new-cool-feature') ?? false;

  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
    properties: {
      $set_once: { initial_name: user },
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
