import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals, cookies }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  // Several people may share a browser: what it remembers counts for the one who chose last.
  const isRemembered = cookies.get('chosen_by')?.value === user;
  const choice = cookies.get('new_docs')?.value === 'in';
  const flags = await posthog.evaluateFlags(user, {
    flagKeys: ['new-docs'],
    personProperties: isRemembered ? { '$feature_enrollment/new-docs': choice } : {},
  });
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
