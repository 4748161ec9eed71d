import { beforeEach, describe, expect, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';
import { set, withPlan } from '../../../harness/posthog/plans.ts';

const { server, api, capture, person } = openTestPostHog();
beforeEach(() => server.reset());

const path = '/cohorts/';
const create = (cohort: object) => api('POST', path, cohort);

async function members(id: number) {
  const { body } = await api('GET', `${path}${id}/persons/`);
  return body.results.map(({ name }) => name);
}

const act = (id: number, action: string, body: object) =>
  api('PATCH', `${path}${id}/${action}/`, body);

async function upload(csv: string) {
  const form = new FormData();
  form.set('name', 'By list');
  form.set('is_static', 'true');
  form.set('csv', new Blob([csv]), 'people.csv');
  const headers = { Authorization: 'Bearer phx_flagbook' };
  const url = `${HOST}/api/projects/1${path}`;
  const response = await server.fetch(new Request(url, { method: 'POST', headers, body: form }));
  return { status: response.status, body: (await response.json()) as { id: number } };
}

describe('a cohort by list', () => {
  test('gets persons put on its list and taken off it', async () => {
    await capture(set('ada', {}), set('bob', {}));
    const { id } = (
      await create({ name: 'Friends', is_static: true, _create_static_person_ids: [] })
    ).body;
    const uuid = (await person('ada'))?.uuid ?? '';
    const add = (person_ids: unknown) => act(id, 'add_persons_to_static_cohort', { person_ids });
    expect(await add([uuid, uuid, crypto.randomUUID()])).toEqual({
      status: 200,
      body: { success: true },
    });
    expect(await members(id)).toEqual(['ada']);
    expect((await api('GET', `${path}${id}/`)).body.count).toBe(1);
    expect((await add([])).body.detail).toBe('person_ids cannot be empty');
    expect((await add('x')).body.detail).toBe('person_ids must be a list');
    expect((await add([crypto.randomUUID()])).body.detail).toBe('No valid users to add to cohort');
    await act(id, 'remove_person_from_static_cohort', { person_id: uuid });
    expect(await members(id)).toEqual([]);
  });

  test('takes persons from a CSV file of distinct IDs, emails or uuids', async () => {
    await capture(set('ada', { email: 'a@x.org' }), set('bob', { email: 'b@x.org' }));
    const uuid = (await person('bob'))?.uuid ?? '';
    for (const csv of ['ada\r\nnobody\r\n', 'email\na@x.org', 'name,distinct_id\n"A, da",ada\n']) {
      const { status, body } = await upload(csv);
      expect(status).toBe(201);
      expect(await members(body.id)).toEqual(['a@x.org']);
    }
    expect(await members((await upload(`Person .id,x\n${uuid},1`)).body.id)).toEqual(['b@x.org']);
    expect((await upload('a,b\n1,2')).body).toMatchObject({
      attr: 'csv',
      detail: expect.stringContaining('Found columns: a, b') as string,
    });
    expect((await upload('')).body).toMatchObject({
      detail: 'CSV file is empty. Please upload a CSV file with at least one row of data.',
    });
  });

  test('keeps those who fit its criteria when it is made', async () => {
    await capture(set('ada', { plan: 'pro' }));
    const { id } = (await create({ is_static: true, filters: withPlan('pro') })).body;
    await capture(set('bob', { plan: 'pro' }));
    expect(await members(id)).toEqual(['ada']);
  });

  test('needs somewhere to take persons from', async () => {
    expect((await create({ is_static: true })).body.detail).toMatch(
      /^Invalid source for static cohort/,
    );
  });

  test('keeps a person through a merge, and forgets one who is deleted', async () => {
    await capture(set('anon', {}), set('ada', {}));
    const { id } = (await create({ is_static: true, _create_static_person_ids: [] })).body;
    await act(id, 'add_persons_to_static_cohort', {
      person_ids: [(await person('anon'))?.uuid],
    });
    await capture({
      event: '$identify',
      distinct_id: 'ada',
      properties: { $anon_distinct_id: 'anon' },
    });
    expect(await members(id)).toEqual(['ada']);
    await api('DELETE', `/persons/${(await person('ada'))?.uuid ?? ''}/`);
    expect(await members(id)).toEqual([]);
  });
});

test.each([
  ['multipart/form-data', '--x--'],
  ['multipart/form-data; boundary=x', 'no part'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="na'],
])('a form of type %s that cannot be read is refused as PostHog refuses it', async (type, body) => {
  const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': type };
  const url = `${HOST}/api/projects/1${path}`;
  const response = await server.fetch(new Request(url, { method: 'POST', headers, body }));
  expect([response.status, await response.json()]).toEqual([
    400,
    {
      type: 'validation_error',
      code: 'parse_error',
      detail: expect.stringMatching(/^Multipart form parse error - /) as string,
      attr: null,
    },
  ]);
});
