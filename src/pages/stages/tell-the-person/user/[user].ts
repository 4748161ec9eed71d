import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function POST({ params, request, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;
  const [, company = user] = user.split('@');
  const form = await request.formData();
  const plan = form.get('plan') === 'team' ? 'team' : 'free';

  posthog.capture({
    distinctId: user,
    event: 'upgraded',
    properties: {
      $set: { plan },
    },
  });

  return new Response(
    `<p>Thank you, ${escape(user)}! All of ${escape(company)} is on ${plan} now.</p>`,
    {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    },
  );
}
