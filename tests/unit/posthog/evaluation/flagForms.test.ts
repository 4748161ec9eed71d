import { beforeAll, describe, expect, test } from 'vitest';
import { EVERYONE, HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, post } = openTestPostHog();

const variants = [
  { key: 'blue', rollout_percentage: 100 },
  { key: 'red', rollout_percentage: 0 },
];

beforeAll(async () => {
  await api('POST', '/feature_flags/', {
    key: 'colour',
    filters: { ...EVERYONE, multivariate: { variants }, payloads: { blue: { hex: 1 } } },
  });
  await api('POST', '/feature_flags/', {
    key: 'nobody',
    filters: { groups: [{ properties: [], rollout_percentage: 0 }] },
  });
});

async function ask(path: string, body: object = {}) {
  const response = await post(
    path,
    JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada', ...body }),
  );
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const values = {
  featureFlags: { colour: 'blue', nobody: false },
  featureFlagPayloads: { colour: '{"hex":1}' },
  errorsWhileComputingFlags: false,
  requestId: uuid,
  evaluatedAt: NOW,
};

describe('the form of the answer', () => {
  test.each([
    '/flags/?v=1',
    '/flags?version=1&config=false',
    '/flags/?v=x',
    '/decide/?v=3&config=false',
  ])('is values and payloads for %s', async (path) => {
    expect(await ask(path)).toEqual(values);
  });

  test.each(['/flags/?v=2', '/flags?v=4', '/decide/?v=4&config=false'])(
    'is details with reasons for %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({
        flags: { colour: { variant: 'blue', reason: { code: 'condition_match' } } },
        requestId: uuid,
      });
    },
  );

  test('is one typed value a flag for /flags?v=3', async () => {
    const { flags, ...rest } = await ask('/flags/?v=3');
    const metadata = { version: 1, config_version: 1, description: null, has_experiment: false };
    expect(rest).toEqual({ errorsWhileComputingFlags: false, requestId: uuid, evaluatedAt: NOW });
    expect(flags).toEqual({
      colour: {
        key: 'colour',
        value: 'blue',
        reason: {
          code: 'condition_match',
          condition_index: 0,
          description: 'Matched condition set 1',
        },
        metadata: { ...metadata, id: 1, payload: '{"hex":1}', variant_key: 'blue' },
      },
      nobody: {
        key: 'nobody',
        value: false,
        reason: {
          code: 'out_of_rollout_bound',
          condition_index: 0,
          description: 'Out of rollout bound',
        },
        metadata: { ...metadata, id: 2, payload: null },
      },
    });
  });

  test('says in its details that no flag has an experiment', async () => {
    const { flags } = await ask('/flags/?v=2');
    expect(flags).toMatchObject({ colour: { metadata: { has_experiment: false } } });
  });

  test('is details with the configuration of posthog-js when nothing is said, values with config', async () => {
    expect(await ask('/flags/')).toMatchObject({
      flags: { colour: { enabled: true } },
      supportedCompression: ['gzip', 'gzip-js'],
      sessionRecording: false,
    });
    expect(await ask('/flags/?v=&version=2')).not.toHaveProperty('supportedCompression');
    expect(await ask('/flags/?config=true')).toMatchObject({ ...values, hasFeatureFlags: true });
    expect(await ask('/flags/?v=2&config=true')).toMatchObject({
      flags: { colour: {} },
      hasFeatureFlags: true,
    });
  });

  test('is the enabled keys for /decide of version 1, their values for version 2, with configuration', async () => {
    const first = await ask('/decide/');
    expect(first).toMatchObject({
      featureFlags: ['colour'],
      supportedCompression: ['gzip', 'gzip-js'],
    });
    expect(first).not.toHaveProperty('errorsWhileComputingFlags');
    expect(await ask('/decide/?v=1')).toMatchObject({ featureFlags: ['colour'] });
    expect((await ask('/decide?v=2'))['featureFlags']).toEqual({ colour: 'blue' });
  });

  test('holds no flags when they are disabled, and none but those of surveys when asked', async () => {
    expect((await ask('/flags/?v=2', { disable_flags: true }))['flags']).toEqual({});
    const only = '/flags/?v=2&only_evaluate_survey_feature_flags=true';
    expect((await ask(only))['flags']).toEqual({});
    await api('POST', '/feature_flags/', { key: 'survey-targeting-1', filters: EVERYONE });
    expect(Object.keys((await ask(only))['flags'] as object)).toEqual(['survey-targeting-1']);
    await api('PATCH', '/feature_flags/3/', { deleted: true });
  });
});

describe('/flags without a body', () => {
  const request = (method: string, path = '/flags') =>
    server.fetch(new Request(HOST + path, { method }));

  test('answers GET with an empty answer in either form', async () => {
    const first = (await (await request('GET')).json()) as object;
    expect(first).toMatchObject({
      featureFlags: {},
      featureFlagPayloads: {},
      isAuthenticated: false,
    });
    const second = (await (await request('GET', '/flags/?v=2')).json()) as object;
    expect(second).toMatchObject({ flags: {}, errorsWhileComputingFlags: false });
  });

  test('answers HEAD and OPTIONS, and refuses other methods', async () => {
    expect((await request('HEAD')).status).toBe(200);
    expect((await request('OPTIONS')).status).toBe(204);
    const refused = await request('PUT');
    expect([refused.status, refused.headers.get('allow')]).toEqual([
      405,
      'GET, POST, OPTIONS, HEAD',
    ]);
  });
});
