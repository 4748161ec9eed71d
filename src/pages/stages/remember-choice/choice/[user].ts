import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function POST(context: APIContext<object, { user: string }>) {
  const { params, locals, request, cookies } = context;
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
      $set: { '$feature_enrollment/new-docs': isIn },
    },
  });
  cookies.set('chosen_by', user, { path: '/', httpOnly: true, sameSite: 'lax' });
  cookies.set('new_docs', isIn ? 'in' : 'out', { path: '/', httpOnly: true, sameSite: 'lax' });

  const told = isIn ? 'You have joined the beta' : 'You have left the beta';
  return new Response(`<p>Thank you, ${escape(user)}! ${told}</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
