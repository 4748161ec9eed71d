import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export function GET({ params, locals, url }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;
  const name = url.searchParams.get('name') ?? user;

  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
    properties: {
      $set_once: { initial_name: name },
    },
  });

  return new Response(`<p>Hello, ${escape(user)}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
