import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, flags } = openTestPostHog();

/** Of these, `ian` is inside the half that the flag lets in, `ada` outside. */
const half = { groups: [{ properties: [], rollout_percentage: 50 }] };

async function isOn(distinct_id: string, anon?: string) {
  const answer = await flags({ distinct_id, ...(anon && { $anon_distinct_id: anon }) });
  return answer.flags['new-cool-feature']?.enabled;
}

const identify = (distinct_id: string, anon: string) => ({
  event: '$identify',
  distinct_id,
  properties: { $anon_distinct_id: anon },
});

beforeEach(async () => {
  server.reset();
  await api('POST', '/feature_flags/', {
    key: 'new-cool-feature',
    filters: half,
    ensure_experience_continuity: true,
  });
});

describe('a flag with experience continuity', () => {
  test('goes on as before a login, also for requests that no longer name the ID from before', async () => {
    expect([await isOn('ian'), await isOn('ada')]).toEqual([true, false]);
    await capture(identify('ada', 'ian'));
    expect(await isOn('ada', 'ian')).toBe(true);
    expect(await isOn('ada')).toBe(true);
  });

  test('keeps the first ID from before a login, whichever comes later', async () => {
    await capture(identify('ada', 'ian'));
    await isOn('ada', 'ian');
    expect(await isOn('ada', 'max-of-old')).toBe(true);
  });

  test('takes the ID of the request while the person is not known', async () => {
    expect(await isOn('ada', 'ian')).toBe(true);
    expect(await isOn('ada')).toBe(false);
  });

  test('keeps the ID when its person is merged into another', async () => {
    await capture({ event: 'seen', distinct_id: 'phone' });
    await isOn('phone', 'ian');
    await capture({ event: 'seen', distinct_id: 'ada' }, identify('ada', 'phone'));
    expect(await isOn('ada')).toBe(true);
  });
});

test('a flag without experience continuity keeps nothing', async () => {
  server.reset();
  await api('POST', '/feature_flags/', { key: 'new-cool-feature', filters: half });
  await capture(identify('ada', 'ian'));
  expect(await isOn('ada', 'ian')).toBe(false);
});
