import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user: server } = params;
  const { posthog } = locals;

  const flags = await posthog.evaluateFlags(server, { flagKeys: ['server-rollout'] });
  const isNew = flags.isEnabled('server-rollout');

  posthog.capture({
    distinctId: server,
    event: 'server_identify',
    properties: {
      $set: { server_id: server },
    },
    flags,
  });

  const engine = isNew ? 'new' : 'old';
  return new Response(`<p>${escape(server)} runs the ${engine} engine.</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
