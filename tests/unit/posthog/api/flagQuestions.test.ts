import { beforeEach, describe, expect, test } from 'vitest';
import { openFlagApi, PAYERS } from '../../../harness/posthog/openFlagApi.ts';
import { EVERYONE } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, clock, create, ask, path } = openFlagApi();
beforeEach(() => server.reset());

describe('evaluation_reasons', () => {
  beforeEach(async () => {
    await create({ key: 'for-all', filters: EVERYONE });
    await create({ key: 'for-payers', filters: PAYERS });
    await create({ key: 'off', filters: EVERYONE, active: false });
    await create({ key: 'in-browsers', filters: EVERYONE, evaluation_runtime: 'client' });
    await create({
      key: 'varied',
      filters: {
        ...EVERYONE,
        multivariate: { variants: [{ key: 'test', rollout_percentage: 100 }] },
      },
    });
    await capture({ event: 'seen', distinct_id: 'ada', $set: { plan: 'pro' } });
  });

  const matched = (value: unknown, index = 0) => ({
    value,
    evaluation: {
      reason: 'condition_match',
      condition_index: index,
      description: `Matched condition set ${index + 1}`,
    },
  });
  const disabled = { value: false, evaluation: { reason: 'disabled', condition_index: null } };

  test('tell of each flag what it decides for somebody by what is stored, and why', async () => {
    expect(await ask('evaluation_reasons/?distinct_id=ada')).toEqual({
      status: 200,
      body: {
        'for-all': matched(true),
        'for-payers': matched(true),
        'in-browsers': matched(true),
        varied: matched('test'),
        off: disabled,
      },
    });
    expect((await ask('evaluation_reasons?distinct_id=eve')).body).toMatchObject({
      'for-payers': {
        value: false,
        evaluation: { reason: 'out_of_rollout_bound', condition_index: 1 },
      },
    });
  });

  test.each([
    ['flag_keys=for-all&flag_keys=off', ['for-all', 'off']],
    ['flag_keys=["varied"]', ['varied']],
    ['flag_keys=unknown', []],
  ])('are narrowed by %s', async (query, keys) => {
    const { body } = await ask(`evaluation_reasons/?distinct_id=ada&${query}`);
    expect(Object.keys(body as object)).toEqual(keys);
  });

  test('take the groups that somebody acts for', async () => {
    await capture({ event: 'e', distinct_id: 'x', properties: { $groups: { company: 'acme' } } });
    const filters = { ...EVERYONE, aggregation_group_type_index: 0 };
    await create({ key: 'for-companies', filters });
    const reason = async (query: string) =>
      (await ask(`evaluation_reasons/?distinct_id=ada&flag_keys=for-companies${query}`)).body;
    expect(await reason('')).toMatchObject({ 'for-companies': { value: false } });
    expect(await reason('&groups={"company":"acme"}')).toMatchObject({
      'for-companies': { value: true },
    });
  });

  test.each([
    ['', 'distinct_id', 'required', 'This field is required.'],
    ['?distinct_id=', 'distinct_id', 'blank', 'This field may not be blank.'],
    ['?distinct_id=a&groups={', 'groups', 'invalid_input', 'Invalid JSON in groups parameter'],
    ['?distinct_id=a&groups=[1]', 'groups', 'invalid_input', 'groups must be a JSON object'],
    [
      '?distinct_id=a&flag_keys=[1',
      'flag_keys',
      'invalid_input',
      'Invalid JSON in flag_keys parameter',
    ],
  ])('are refused with %j', async (query, attr, code, detail) => {
    expect(await ask(`evaluation_reasons/${query}`)).toEqual({
      status: 400,
      body: { type: 'validation_error', code, detail, attr },
    });
  });

  test('say what /flags says', async () => {
    const response = await server.fetch(
      new Request('http://posthog.test/flags/?v=2', {
        method: 'POST',
        body: JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' }),
      }),
    );
    const { flags } = (await response.json()) as {
      flags: Record<string, { variant: string | null; enabled: boolean; reason: { code: string } }>;
    };
    const { body } = await ask('evaluation_reasons/?distinct_id=ada');
    for (const [key, { variant, enabled, reason }] of Object.entries(flags)) {
      expect(body).toHaveProperty([key], {
        value: variant ?? enabled,
        evaluation: expect.objectContaining({ reason: reason.code }) as object,
      });
    }
  });
});

describe('my_flags', () => {
  test('are all flags, the newest first, with what they decide for the user of the key', async () => {
    const first = await create({ key: 'first', filters: EVERYONE });
    clock.now += 1000;
    await create({ key: 'second', filters: PAYERS, evaluation_runtime: 'server' });
    clock.now += 1000;
    await create({ key: 'third', filters: EVERYONE, active: false });
    const { body } = await ask('my_flags/');
    expect(body).toMatchObject([
      { feature_flag: { key: 'third', active: false }, value: false },
      { feature_flag: { key: 'second', evaluation_runtime: 'server' }, value: false },
      { feature_flag: { id: first, team_id: 1, key: 'first', version: 1 }, value: true },
    ]);
    expect((await ask('my_flags/?flag_keys=first')).body).toHaveLength(1);
  });
});

describe('the keys of flags', () => {
  test('are told by their ids', async () => {
    const [a, b] = [await create({ key: 'a' }), await create({ key: 'b' })];
    const keys = async (ids: unknown) => api('POST', `${path}/bulk_keys/`, { ids });
    expect((await keys([a, String(b), 999])).body).toEqual({ keys: { [a]: 'a', [b]: 'b' } });
    expect((await keys([a, 'x', null])).body).toEqual({
      keys: { [a]: 'a' },
      warning: "Invalid flag IDs ignored: ['x', None]",
    });
    expect((await keys([])).body).toEqual({ keys: {} });
    expect(await keys(['x'])).toMatchObject({
      status: 400,
      body: { error: 'Invalid flag IDs provided' },
    });
  });

  test('of a list are told by the ids that it would have', async () => {
    const on = await create({ key: 'on' });
    await create({ key: 'off', active: false });
    expect((await ask('matching_ids/?active=true')).body).toEqual({ ids: [on], total: 1 });
  });
});
