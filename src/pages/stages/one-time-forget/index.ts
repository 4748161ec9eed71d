import type { APIContext } from 'astro';

export async function POST({ request, locals, cookies }: APIContext) {
  const id = (await request.formData()).get('id');
  const { posthog } = locals;
  if (!id || typeof id !== 'string')
    return new Response('Whom? Send a name as id.', { status: 400 });

  posthog.capture({
    distinctId: id,
    event: 'first_request_forgotten',
    properties: {
      $unset: ['first_request_complete'],
    },
  });
  cookies.delete(`first_request_complete-${encodeURIComponent(id)}`, { path: '/' });

  return new Response('<p>Forgotten.</p>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
