import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const flags = await posthog.evaluateFlags(user, { flagKeys: ['new-docs'] });
  const newDocs = flags.isEnabled('new-docs');

  posthog.capture({ distinctId: user, event: 'read_docs', flags });

  if (newDocs) {
    return new Response(`<p>Welcome, ${escape(user)}! These are the new docs, in beta</p>`, {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  return new Response(`<p>Hello, ${escape(user)}! These are the old docs</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
