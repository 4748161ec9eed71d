import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const flags = await posthog.evaluateFlags(user, { flagKeys: ['team-inbox'] });
  const isShared = flags.isEnabled('team-inbox');

  posthog.capture({
    distinctId: user,
    event: 'opened_inbox',
    flags,
  });

  if (isShared) {
    return new Response(`<p>Welcome, ${escape(user)}! Your team shares this inbox.</p>`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  return new Response(`<p>Hello, ${escape(user)}! This inbox is yours alone.</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
