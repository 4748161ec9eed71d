import { expect, test } from 'vitest';
import { EVERYONE, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api } = openTestPostHog();
const rules = { version: 2, rules: [{ type: 'rollout', seed: 'x' }], return_type: 'boolean' };

test.each([
  ['rules', rules],
  ['rules beside condition sets', { ...rules, ...EVERYONE }],
  ['a version that is to come', { version: 3 }],
])('a flag with %s is refused with what it is and what to do', async (_name, filters) => {
  server.reset();
  await api('POST', '/feature_flags/', { key: 'beta', filters: EVERYONE });
  const made = await api('POST', '/feature_flags/', { key: 'new', filters });
  const changed = await api('PATCH', '/feature_flags/1/', { filters });
  for (const { status, body } of [made, changed]) {
    expect([status, body.detail]).toEqual([
      400,
      `This is a flag of configuration version ${filters.version}, and the embedded PostHog decides ` +
        'flags of version 1 alone. Say whom it lets in by condition sets in filters.groups, without ' +
        'filters.version; or use a real PostHog.',
    ]);
  }
});

test.each([1, null])('version %s is that of condition sets', async (version) => {
  server.reset();
  const filters = { ...EVERYONE, version };
  expect((await api('POST', '/feature_flags/', { key: 'beta', filters })).status).toBe(201);
});
