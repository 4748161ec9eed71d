import { beforeEach, describe, expect, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, capture, events, person } = openTestPostHog();
beforeEach(() => server.reset());

const BEARER = { Authorization: 'Bearer phx_flagbook' };

/** Sends a body as it is, of the type that it has by itself unless one is named; a text is JSON. */
async function send(method: string, path: string, body: BodyInit, headers: object = BEARER) {
  const type = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
  const response = await server.fetch(
    new Request(`${HOST}/api/projects/1${path}`, {
      method,
      body,
      headers: { ...type, ...headers },
    }),
  );
  const text = await response.text();
  return { status: response.status, body: (text && JSON.parse(text)) as Record<string, unknown> };
}

const everyone = JSON.stringify({ groups: [{ properties: [], rollout_percentage: 30 }] });
const forms: [string, (fields: [string, string][]) => BodyInit][] = [
  ['a form', (fields) => new URLSearchParams(fields)],
  [
    'multipart',
    (fields) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      return form;
    },
  ],
];

describe.each(forms)('writes as %s', (_name, toBody) => {
  test('create and change a flag', async () => {
    const created = await send(
      'POST',
      '/feature_flags/',
      toBody([
        ['key', 'new'],
        ['name', '{not JSON}'],
        ['active', 'False'],
        ['filters', everyone],
        ['tags', 'a'],
        ['tags', 'b'],
        ['ensure_experience_continuity', ''],
      ]),
    );
    expect(created).toMatchObject({
      status: 201,
      body: {
        key: 'new',
        name: '{not JSON}',
        active: false,
        rollout_percentage: 30,
        tags: ['a', 'b'],
        ensure_experience_continuity: null,
      },
    });
    const path = `/feature_flags/${created.body['id'] as number}/`;
    const changed = await send(
      'PATCH',
      path,
      toBody([
        ['active', '1'],
        ['version', '1'],
      ]),
    );
    expect(changed.body).toMatchObject({ active: true, rollout_percentage: 30, version: 2 });
    const deleted = await send('PATCH', path, toBody([['deleted', 'on']]));
    expect(deleted.body).toMatchObject({ deleted: true });
  });

  test('create a cohort and put persons on its list', async () => {
    await capture({ event: 'seen', distinct_id: 'ada' });
    const uuid = (await person('ada'))?.uuid ?? '';
    const { status, body } = await send(
      'POST',
      '/cohorts/',
      toBody([
        ['name', 'few'],
        ['is_static', 'True'],
        ['_create_static_person_ids', uuid],
      ]),
    );
    expect([status, body['is_static'], body['count']]).toEqual([201, true, 1]);
  });

  test('delete persons, and their events when asked to', async () => {
    await capture({ event: 'seen', distinct_id: 'ada' }, { event: 'seen', distinct_id: 'bob' });
    const ids = toBody([
      ['distinct_ids', 'ada'],
      ['delete_events', 'false'],
    ]);
    expect((await send('POST', '/persons/bulk_delete/', ids)).status).toBe(202);
    expect(await events()).toHaveLength(2);
    const both = toBody([
      ['distinct_ids', '["bob"]'],
      ['delete_events', '1'],
    ]);
    await send('POST', '/persons/bulk_delete/', both);
    expect(await events()).toMatchObject([{ distinct_id: 'ada' }]);
  });

  test('may bring the personal API key', async () => {
    const withKey = (key: string) =>
      toBody([
        ['key', 'new'],
        ['personal_api_key', key],
      ]);
    expect((await send('POST', '/feature_flags/', withKey('phx_flagbook'), {})).status).toBe(201);
    expect(await send('POST', '/feature_flags/', withKey('phx_other'), {})).toMatchObject({
      status: 401,
      body: { detail: 'Personal API key found in request body is invalid.' },
    });
  });

  test('are refused in the words for JSON', async () => {
    const refused = await send(
      'POST',
      '/feature_flags/',
      toBody([
        ['key', 'k'],
        ['active', 'so'],
      ]),
    );
    expect(refused).toMatchObject({
      status: 400,
      body: { detail: 'Must be a valid boolean.', attr: 'active' },
    });
    const filters = await send(
      'POST',
      '/feature_flags/',
      toBody([
        ['key', 'k'],
        ['filters', '{'],
      ]),
    );
    expect(filters).toMatchObject({ status: 400, body: { attr: 'filters' } });
    const deep = '{"a":'.repeat(9000) + '1' + '}'.repeat(9000);
    const nested = toBody([
      ['key', 'k'],
      ['filters', deep],
    ]);
    expect((await send('POST', '/feature_flags/', nested)).body['detail']).toContain('too deeply');
  });
});

describe('the personal API key', () => {
  const json = (fields: object) => JSON.stringify(fields);

  test('is taken from a JSON body, after the header and before the address', async () => {
    const body = json({ key: 'a', personal_api_key: 'phx_flagbook' });
    expect((await send('POST', '/feature_flags/', body, {})).status).toBe(201);
    const other = json({ key: 'b', personal_api_key: 'phx_other' });
    expect((await send('POST', '/feature_flags/', other)).status).toBe(201);
    const asked = await send('POST', '/feature_flags/?personal_api_key=phx_flagbook', other, {});
    expect(asked.body['detail']).toBe('Personal API key found in request body is invalid.');
  });

  test.each([5, null, ['phx_flagbook']])('is none as %j', async (personal_api_key) => {
    const body = json({ key: 'a', personal_api_key });
    expect((await send('POST', '/feature_flags/', body, {})).status).toBe(401);
  });

  test('is missed in a body that says nothing of it', async () => {
    expect((await send('POST', '/feature_flags/', json({ key: 'a' }), {})).body).toMatchObject({
      code: 'not_authenticated',
    });
  });

  test('cannot be told from a multipart body that is none', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    expect(await send('POST', '/feature_flags/', 'nothing', headers)).toMatchObject({
      status: 400,
      body: { code: 'parse_error' },
    });
  });

  test.each([{}, BEARER])(
    'is looked for in no body that the API does not take: %j',
    async (key) => {
      const body = json({ key: 'a', personal_api_key: 'phx_flagbook' });
      const headers = { ...key, 'Content-Type': 'text/plain' };
      expect((await send('POST', '/feature_flags/', body, headers)).status).toBe(415);
    },
  );
});
