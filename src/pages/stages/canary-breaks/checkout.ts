import type { APIContext } from 'astro';

export async function GET({ url, locals }: APIContext) {
  const email = url.searchParams.get('user');
  const { posthog } = locals;
  if (!email) return new Response('Add ?user= and an email address.', { status: 400 });

  const flags = await posthog.evaluateFlags(email, {
    flagKeys: ['canary-checkout'],
    personProperties: { email },
  });
  const isNew = flags.isEnabled('canary-checkout');

  posthog.capture({
    distinctId: email,
    event: 'checkout_opened',
    properties: {
      '$feature/canary-checkout': isNew,
      $set: { email },
    },
  });

  if (isNew) {
    posthog.capture({
      distinctId: email,
      event: 'checkout_failed',
      properties: { '$feature/canary-checkout': isNew },
    });
    return page('<p>Something went wrong.</p>', 500);
  }
  return page('<p>Step 1 of 3: your address.</p><button>Next</button>');
}

function page(body: string, status = 200) {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(`<h1>Checkout</h1>${body}`, { status, headers });
}
