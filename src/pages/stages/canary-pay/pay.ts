import type { APIContext } from 'astro';

export async function POST({ request, locals }: APIContext) {
  const form = await request.formData();
  const email = form.get('user');
  const { posthog } = locals;
  if (!email || typeof email !== 'string') {
    return new Response('Who pays? Send an email address as user.', { status: 400 });
  }

  // What the page was when it was opened, it still is.
  const isNew = form.get('checkout') === 'new';

  posthog.capture({
    distinctId: email,
    event: 'checkout_sent',
    properties: {
      '$feature/canary-checkout': isNew,
      $set: { email },
    },
  });

  const page = isNew
    ? '<h1>Paid</h1><p>Thank you.</p>'
    : '<h1>Checkout</h1><p>Step 2 of 3: your card.</p><button>Next</button>';
  return new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
