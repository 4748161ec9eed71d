import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
    properties: {
      $set_once: { initial_name: user },
    },
  });
  await posthog.flush();

  return new Response(`<p>Hello, ${escape(user)}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
