import type { APIContext } from 'astro';

export async function GET({ url, locals, cookies }: APIContext) {
  const id = url.searchParams.get('id');
  const { posthog } = locals;
  if (!id) return new Response('Add ?id= and a name.', { status: 400 });

  // Several people may share a browser: each has a cookie.
  const cookie = `first_request_complete-${encodeURIComponent(id)}`;
  const flags = await posthog.evaluateFlags(id, { flagKeys: ['completed-first-request'] });
  const isComplete = flags.isEnabled('completed-first-request') || cookies.has(cookie);

  if (isComplete) {
    posthog.capture({
      distinctId: id,
      event: 'subsequent_request',
    });

    return new Response('<p>Welcome Back!</p>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  posthog.capture({
    distinctId: id,
    event: 'first_request',
    properties: {
      $set: { first_request_complete: true },
    },
  });
  // An hour: longer than an event is on its way.
  cookies.set(cookie, 'true', { path: '/', maxAge: 3600, httpOnly: true, sameSite: 'lax' });

  return new Response('<p>Hello World!</p>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
