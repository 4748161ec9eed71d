import type { APIContext } from 'astro';

export async function GET({ url, locals }: APIContext) {
  const id = url.searchParams.get('id');
  const { posthog } = locals;
  if (!id) return new Response('Add ?id= and a name.', { status: 400 });

  posthog.capture({
    distinctId: id,
    event: 'first_request',
    properties: {
      $set: { first_request_complete: true },
    },
  });
  await posthog.flush();

  const flags = await posthog.evaluateFlags(id, { flagKeys: ['completed-first-request'] });
  const isComplete = flags.isEnabled('completed-first-request');

  if (isComplete) {
    posthog.capture({
      distinctId: id,
      event: 'subsequent_request',
    });

    return new Response('<p>Welcome Back!</p>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  return new Response('<p>Hello World!</p>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
