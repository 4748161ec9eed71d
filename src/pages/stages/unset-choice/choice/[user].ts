import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function POST({ params, locals, request }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const form = await request.formData();
  const isIn = form.get('beta') === 'join';

  posthog.capture({
    distinctId: user,
    event: '$feature_enrollment_update',
    properties: {
      $feature_flag: 'new-docs',
      $feature_enrollment: isIn,
      ...(isIn
        ? { $set: { '$feature_enrollment/new-docs': true } }
        : { $unset: ['$feature_enrollment/new-docs'] }),
    },
  });

  const told = isIn ? 'You have joined the beta' : 'You have left the beta';
  return new Response(`<p>Thank you, ${escape(user)}! ${told}</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
