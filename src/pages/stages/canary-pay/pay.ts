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

  if (isNew) return page('<p>Paid. Thank you.</p>');
  return page('<p>Step 2 of 3: your card.</p><button>Next</button>');
}

function page(body: string) {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(`<h1>Checkout</h1>${body}`, { headers });
}
