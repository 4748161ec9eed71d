import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export function POST({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  posthog.capture({
    distinctId: user,
    event: '$feature_enrollment_update',
    properties: {
      $feature_flag: 'new-docs',
      $feature_enrollment: true,
      $set: { '$feature_enrollment/new-docs': true },
    },
  });

  return new Response(`<p>Thank you, ${escape(user)}! You have joined the beta</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
