import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, clock, flags, post } = openTestPostHog();

/** The tutorial's flag: half of everyone, and whoever is called ada. */
const tutorialFlag = {
  key: 'new-cool-feature',
  filters: {
    groups: [
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', type: 'person', value: ['ada'], operator: 'exact' }],
        rollout_percentage: 100,
      },
    ],
  },
};
const nameAda = {
  event: 'seen',
  distinct_id: 'ada',
  properties: { $set: { initial_name: 'ada' } },
};

beforeEach(() => {
  server.reset();
  clock.now = NOW;
});

async function createFlag(flag: object): Promise<number> {
  const { status, body } = await api('POST', '/feature_flags/', flag);
  expect(status).toBe(201);
  return body.id;
}

describe('/flags', () => {
  test('answers in the form of version 2, with the reason, for a person by what is stored of them', async () => {
    const id = await createFlag(tutorialFlag);
    await capture(nameAda);
    const answer = await flags({ distinct_id: 'ada' });
    expect(answer).toEqual({
      errorsWhileComputingFlags: false,
      flags: {
        'new-cool-feature': {
          key: 'new-cool-feature',
          enabled: true,
          variant: null,
          reason: {
            code: 'condition_match',
            condition_index: 1,
            description: 'Matched condition set 2',
          },
          metadata: {
            id,
            version: 1,
            description: null,
            payload: null,
            has_experiment: false,
          },
        },
      },
      requestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      evaluatedAt: NOW,
    });
    expect((await flags({ distinct_id: 'ada' })).requestId).not.toBe(answer.requestId);
  });

  test('says why a flag is off', async () => {
    await createFlag(tutorialFlag);
    const answer = await flags({ distinct_id: 'ada' });
    expect(answer.flags['new-cool-feature']).toMatchObject({
      enabled: false,
      reason: { code: 'out_of_rollout_bound', condition_index: 0 },
    });
  });

  test.each(['person_properties', '$properties'])(
    'puts %s of the request over what is stored, for this answer only',
    async (name) => {
      await createFlag(tutorialFlag);
      await capture(nameAda);
      const other = await flags({ distinct_id: 'ada', [name]: { initial_name: 'eve' } });
      expect(other.flags['new-cool-feature']?.enabled).toBe(false);
      expect((await flags({ distinct_id: 'ada' })).flags['new-cool-feature']?.enabled).toBe(true);
    },
  );

  test('lets condition sets look at the distinct ID', async () => {
    const properties = [{ key: 'distinct_id', value: 'ada', operator: 'exact', type: 'person' }];
    await createFlag({ key: 'for-ada', filters: { groups: [{ properties }] } });
    expect((await flags({ distinct_id: 'ada' })).flags['for-ada']?.enabled).toBe(true);
    expect((await flags({ distinct_id: 'bob' })).flags['for-ada']?.enabled).toBe(false);
  });

  test('leaves out inactive and deleted flags, at once', async () => {
    const first = await createFlag({ key: 'first', filters: EVERYONE });
    const second = await createFlag({ key: 'second', filters: EVERYONE });
    const keys = async () => Object.keys((await flags({ distinct_id: 'ada' })).flags);
    expect(await keys()).toEqual(['first', 'second']);
    await api('PATCH', `/feature_flags/${first}/`, { active: false });
    expect(await keys()).toEqual(['second']);
    await api('PATCH', `/feature_flags/${second}/`, { deleted: true });
    expect(await keys()).toEqual([]);
    await api('PATCH', `/feature_flags/${first}/`, { active: true });
    expect(await keys()).toEqual(['first']);
    server.reset();
    expect(await keys()).toEqual([]);
  });

  test.each(['flag_keys_to_evaluate', 'flag_keys'])('evaluates those in %s alone', async (name) => {
    await createFlag({ key: 'first', filters: EVERYONE });
    await createFlag({ key: 'second', filters: EVERYONE });
    const answer = await flags({ distinct_id: 'ada', [name]: ['second', 'unknown'] });
    expect(Object.keys(answer.flags)).toEqual(['second']);
  });

  test('gives the variant and its payload as JSON text', async () => {
    await createFlag({
      key: 'colour',
      filters: {
        ...EVERYONE,
        multivariate: {
          variants: [
            { key: 'blue', rollout_percentage: 100 },
            { key: 'red', rollout_percentage: 0 },
          ],
        },
        payloads: { blue: { hex: '#00f' }, red: '"text"' },
      },
    });
    expect((await flags({ distinct_id: 'ada' })).flags['colour']).toMatchObject({
      enabled: true,
      variant: 'blue',
      metadata: { payload: '{"hex":"#00f"}' },
    });
  });

  test('buckets by the device where the flag says so', async () => {
    await createFlag({
      key: 'new-cool-feature',
      bucketing_identifier: 'device_id',
      filters: { groups: [{ properties: [], rollout_percentage: 50 }] },
    });
    const enabled = async (body: object) =>
      (await flags({ distinct_id: 'ada', ...body })).flags['new-cool-feature']?.enabled;
    expect(await enabled({})).toBe(false);
    expect(await enabled({ $device_id: 'ian' })).toBe(true);
    expect(await enabled({ device_id: 'ian' })).toBe(true);
    expect(await enabled({ person_properties: { $device_id: 'ian' } })).toBe(true);
    expect(await enabled({ $device_id: 'ada' })).toBe(false);
  });

  test('reckons relative dates from the clock of the server', async () => {
    const properties = [{ key: 'joined', value: '-7d', operator: 'is_date_after', type: 'person' }];
    await createFlag({ key: 'newcomer', filters: { groups: [{ properties }] } });
    const body = { distinct_id: 'ada', person_properties: { joined: '2026-11-20' } };
    expect((await flags(body)).flags['newcomer']?.enabled).toBe(true);
    clock.now = NOW + 7 * 86_400_000;
    expect((await flags(body)).flags['newcomer']?.enabled).toBe(false);
  });

  test('lets condition sets look at the day on which PostHog came to know the person', async () => {
    const since = { key: 'created_at', type: 'person_metadata', operator: 'is_date_after' };
    const properties = [{ ...since, value: '-1d' }];
    await createFlag({ key: 'newcomer', filters: { groups: [{ properties }] } });
    await capture({ ...nameAda, timestamp: new Date(NOW).toISOString() });
    const isNew = async (distinct_id: string) =>
      (await flags({ distinct_id })).flags['newcomer']?.enabled;
    expect([await isNew('ada'), await isNew('stranger')]).toEqual([true, false]);
    clock.now = NOW + 2 * 86_400_000;
    expect(await isNew('ada')).toBe(false);
  });

  test('knows nobody by an empty distinct ID, and answers all the same', async () => {
    await createFlag({ key: 'first', filters: EVERYONE });
    expect((await flags({ distinct_id: '' })).flags['first']?.enabled).toBe(true);
  });

  test.each<[string, string, number, unknown]>([
    ['no key', '{"distinct_id":"ada"}', 401, { code: 'not_authenticated' }],
    [
      'an unknown key',
      '{"token":"phc_x","distinct_id":"ada"}',
      401,
      { type: 'authentication_error', code: 'authentication_failed', attr: null },
    ],
    ['no distinct ID', '{"token":"phc_flagbook"}', 400, /^The distinct_id field is missing/],
    ['no JSON', '{', 400, /^failed to parse request/],
    ['no JSON object', '[1]', 400, 'failed to parse request: the body must be a JSON object'],
  ])('refuses a request with %s', async (_name, body, status, expected) => {
    const response = await post('/flags/?v=2', body);
    const text = await response.text();
    expect(response.status).toBe(status);
    if (typeof expected === 'string') expect(text).toBe(expected);
    else if (expected instanceof RegExp) expect(text).toMatch(expected);
    else expect(JSON.parse(text)).toMatchObject(expected as object);
  });
});
