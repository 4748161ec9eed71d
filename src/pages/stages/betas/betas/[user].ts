import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const stages = 'stage=beta&stage=general-availability';
  const list = await posthog.fetch(
    `${posthog.host}/api/early_access_features/?token=${posthog.apiKey}&${stages}`,
    { method: 'GET', headers: {} },
  );
  const { earlyAccessFeatures: features = [] } = (await list.json()) as {
    earlyAccessFeatures?: { name: string; flagKey: string }[];
  };

  const flags = await posthog.evaluateFlags(user, {
    flagKeys: features.map(({ flagKey }) => flagKey),
  });
  const items = features.map(
    ({ name, flagKey }) =>
      `<li>${escape(name)}: you are ${flags.isEnabled(flagKey) ? 'in' : 'out'}</li>`,
  );

  return new Response(`<p>${escape(user)}, you may choose:</p><ul>${items.join('')}</ul>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
