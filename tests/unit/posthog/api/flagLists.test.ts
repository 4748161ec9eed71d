import { beforeAll, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, clock } = openTestPostHog();
const everyone = { groups: [{ properties: [], rollout_percentage: 100 }] };
const some = { groups: [{ properties: [], rollout_percentage: 20 }] };
const MONTH = 31 * 86_400_000;

beforeAll(async () => {
  server.reset();
  const create = (flag: object) => api('POST', '/feature_flags/', flag);
  await create({ key: 'old', filters: everyone, tags: ['web', 'pay'] });
  await create({ key: 'old-off', filters: everyone, active: false });
  clock.now += MONTH;
  await create({ key: 'new', filters: everyone, tags: ['app'], evaluation_contexts: ['checkout'] });
  await create({ key: 'kept', filters: some, active: false, archived: true });
});

test.each<[string, string[]]>([
  ['active=STALE', ['old']],
  ['archived=true', ['kept']],
  ['archived=false', ['new', 'old-off', 'old']],
  ['has_evaluation_contexts=true', ['new']],
  ['has_evaluation_contexts=false', ['kept', 'old-off', 'old']],
  ['tags=["pay","app"]', ['new', 'old']],
  ['excluded_tags=["web"]', ['kept', 'new', 'old-off']],
  ['excluded_properties=["old","kept"]', ['new', 'old-off']],
  ['tags=["pay","app"]&excluded_tags=["app"]&search=l', ['old']],
  ['type=experiment', []],
  // what is not understood filters nothing
  ['tags=pay&archived=maybe&excluded_properties={"a":1}', ['kept', 'new', 'old-off', 'old']],
])('a list of flags by %s', async (query, keys) => {
  const { body } = await api('GET', `/feature_flags/?${query}`);
  expect(body.results.map(({ key }) => key)).toEqual(keys);
  expect(body.count).toBe(keys.length);
  const { body: ids } = await api('GET', `/feature_flags/matching_ids/?${query}`);
  expect(ids).toMatchObject({ total: keys.length });
});

test('has its pages though flags are left out', async () => {
  const { body } = await api('GET', '/feature_flags/?archived=false&limit=2');
  expect(body).toMatchObject({
    count: 3,
    results: [{ key: 'new' }, { key: 'old-off' }],
    next: expect.stringContaining('archived=false&limit=2&offset=2') as string,
  });
});
