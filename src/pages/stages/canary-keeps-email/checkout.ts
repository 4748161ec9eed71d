import type { APIContext } from 'astro';

export async function GET({ url, locals }: APIContext) {
  const email = url.searchParams.get('user');
  const { posthog } = locals;
  if (!email) return new Response('Add ?user= and an email address.', { status: 400 });

  const flags = await posthog.evaluateFlags(email, {
    flagKeys: ['canary-checkout'],
  });
  const isNew = flags.isEnabled('canary-checkout');

  posthog.capture({
    distinctId: email,
    event: 'checkout_opened',
    properties: {
      '$feature/canary-checkout': isNew,
    },
  });

  const page = isNew
    ? '<h1>Checkout</h1><p>All on one page.</p><button>Pay</button>'
    : '<h1>Checkout</h1><p>Step 1 of 3: your address.</p><button>Next</button>';
  return new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
