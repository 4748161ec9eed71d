import type { APIContext } from 'astro';

export function GET({ url, locals }: APIContext) {
  const email = url.searchParams.get('user');
  const { posthog } = locals;
  if (!email) return new Response('Add ?user= and an email address.', { status: 400 });

  posthog.capture({
    distinctId: email,
    event: 'checkout_opened',
    properties: {
      $set: { email },
    },
  });

  return page('<p>All on one page.</p><button>Pay</button>');
}

function page(body: string, status = 200) {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(`<h1>Checkout</h1>${body}`, { status, headers });
}
