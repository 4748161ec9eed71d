import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, flags } = openTestPostHog();
beforeEach(() => server.reset());

const path = '/early_access_feature/';
const create = (feature: object) => api('POST', path, feature);

async function preview(query = ''): Promise<Record<string, unknown>[]> {
  const response = await server.fetch(
    new Request(`${HOST}/api/early_access_features/?token=phc_flagbook${query}`),
  );
  return ((await response.json()) as { earlyAccessFeatures: Record<string, unknown>[] })
    .earlyAccessFeatures;
}

const enroll = (distinct_id: string, choice: boolean) => ({
  event: '$feature_enrollment_update',
  distinct_id,
  properties: { $set: { '$feature_enrollment/dark-mode': choice } },
});

async function isOn(distinct_id: string) {
  return (await flags({ distinct_id })).flags['dark-mode'];
}

describe('an early access feature', () => {
  test('makes a flag that is on for those who opted in, for nobody else', async () => {
    const { status, body } = await create({ name: 'Dark mode!', stage: 'beta' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      stage: 'beta',
      description: '',
      documentation_url: '',
      feature_flag: {
        key: 'dark-mode',
        name: 'Feature Flag for Early Access Feature Dark mode!',
        filters: { groups: [{ rollout_percentage: 0 }], feature_enrollment: true },
      },
    });
    await capture(enroll('ada', true), enroll('bob', false));
    expect(await isOn('ada')).toMatchObject({
      enabled: true,
      reason: { code: 'super_condition_value', condition_index: 0 },
    });
    expect((await isOn('bob'))?.enabled).toBe(false);
    expect(await isOn('eve')).toMatchObject({
      enabled: false,
      reason: { code: 'out_of_rollout_bound' },
    });
  });

  test('is told to browsers that ask for its stage', async () => {
    const { body } = await create({
      name: 'Dark mode',
      stage: 'beta',
      documentation_url: 'https://x.org',
    });
    await create({ name: 'Idea', stage: 'concept' });
    expect(await preview()).toEqual([
      {
        id: body.id,
        name: 'Dark mode',
        description: '',
        stage: 'beta',
        documentationUrl: 'https://x.org',
        payload: {},
        flagKey: 'dark-mode',
        assignee: null,
      },
    ]);
    expect(await preview('&stage=beta&stage=concept')).toHaveLength(2);
  });

  test('opens its flag to choices when it is released, and closes it again', async () => {
    const { body } = await create({ name: 'Dark mode', stage: 'draft' });
    await capture(enroll('ada', true));
    expect((await isOn('ada'))?.enabled).toBe(false);
    await api('PATCH', `${path}${body.id}/`, { stage: 'alpha' });
    expect((await isOn('ada'))?.enabled).toBe(true);
    await api('PATCH', `${path}${body.id}/`, { description: 'Easy on the eyes' });
    expect((await isOn('ada'))?.enabled).toBe(true);
    expect((await api('DELETE', `${path}${body.id}/`)).status).toBe(204);
    expect((await isOn('ada'))?.enabled).toBe(false);
    expect((await api('GET', path)).body).toMatchObject({ count: 0, results: [] });
  });

  test('leaves its flag alone on the way to general availability', async () => {
    const { body } = await create({ name: 'Dark mode', stage: 'beta' });
    await capture(enroll('ada', true), enroll('bob', false));
    const before: unknown = Reflect.get(body, 'feature_flag');
    const { body: after } = await api('PATCH', `${path}${body.id}/`, {
      stage: 'general-availability',
    });
    expect(after).toMatchObject({ stage: 'general-availability', feature_flag: before });
    expect((await isOn('ada'))?.enabled).toBe(true);
    expect((await isOn('bob'))?.enabled).toBe(false);
    expect((await isOn('eve'))?.enabled).toBe(false);
    expect(await preview()).toEqual([]);
  });

  test('goes out to all, those included who opted out, where general availability is to', async () => {
    const { body } = await create({ name: 'Dark mode', stage: 'beta' });
    await capture(enroll('bob', false));
    const { body: after } = await api('PATCH', `${path}${body.id}/`, {
      stage: 'general-availability',
      rollout_to_all: true,
    });
    expect(after).toMatchObject({
      feature_flag: { filters: { groups: [{ properties: [], rollout_percentage: 100 }] } },
    });
    expect(after).not.toHaveProperty('feature_flag.filters.feature_enrollment');
    for (const user of ['bob', 'eve']) {
      expect(await isOn(user)).toMatchObject({
        enabled: true,
        reason: { code: 'condition_match' },
      });
    }
  });

  test('is put behind a flag that is there, one feature to a flag, which cannot be deleted then', async () => {
    const flag = (await api('POST', '/feature_flags/', { key: 'dark-mode', filters: EVERYONE }))
      .body;
    const feature = { name: 'Night', stage: 'beta', feature_flag_id: flag.id };
    expect((await create(feature)).body).toMatchObject({ feature_flag: { id: flag.id } });
    expect((await create(feature)).body.detail).toBe(
      'Linked feature flag dark-mode already has a feature attached to it.',
    );
    expect(
      (await api('PATCH', `/feature_flags/${flag.id}/`, { deleted: true })).body.detail,
    ).toMatch(/^Cannot delete a feature flag that is in use with early access features/);
    expect((await api('GET', `/feature_flags/${flag.id}/`)).body).toMatchObject({
      features: [{ name: 'Night', flagKey: 'dark-mode' }],
    });
  });

  test.each<[object, object]>([
    [{ stage: 'beta' }, { attr: 'name', code: 'required' }],
    [{ name: 'x' }, { attr: 'stage', code: 'required' }],
    [
      { name: 'x', stage: 'soon' },
      { attr: 'stage', code: 'invalid_choice', detail: '"soon" is not a valid choice.' },
    ],
    [
      { name: 'x', stage: 'beta', feature_flag_id: 99 },
      { attr: null, detail: 'Feature Flag with this ID does not exist' },
    ],
  ])('cannot be made of %j', async (feature, expected) => {
    expect(await create(feature)).toMatchObject({ status: 400, body: expected });
  });

  test('cannot be made when its flag key is taken, and leaves nothing behind', async () => {
    await api('POST', '/feature_flags/', { key: 'dark-mode' });
    expect((await create({ name: 'Dark mode', stage: 'beta' })).body).toMatchObject({
      attr: 'key',
      code: 'unique',
    });
    expect((await api('GET', path)).body.count).toBe(0);
  });
});
