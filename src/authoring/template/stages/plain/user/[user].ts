import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  posthog.capture({ distinctId: user, event: 'visited_new_tutorial' });

  return new Response(`<p>Hello, ${escape(user)}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
