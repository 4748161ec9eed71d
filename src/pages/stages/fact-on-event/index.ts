import type { APIContext } from 'astro';

export function GET({ url, locals }: APIContext) {
  const id = url.searchParams.get('id');
  const { posthog } = locals;
  if (!id) return new Response('Add ?id= and a name.', { status: 400 });

  posthog.capture({
    distinctId: id,
    event: 'first_request',
    properties: {
      first_request_complete: true,
    },
  });

  return new Response('<p>Hello World!</p>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
