import { describe, expect, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, capture } = openTestPostHog();

async function call(method: string, path: string, key = 'phx_flagbook') {
  const headers = { Authorization: `Bearer ${key}` };
  const response = await server.fetch(new Request(HOST + path, { method, headers }));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const organization = '0198a000-0000-7000-8000-000000000001';

describe('who asks', () => {
  test.each(['/api/users/@me/', '/api/users/@me'])(
    'is told by %s with the project',
    async (path) => {
      expect(await call('GET', path)).toMatchObject({
        status: 200,
        body: {
          id: 1,
          email: 'flagbook@localhost',
          team: { id: 1, api_token: 'phc_flagbook', project_id: 1 },
          organization: {
            id: organization,
            teams: [{ id: 1, api_token: 'phc_flagbook' }],
            projects: [{ id: 1, organization_id: organization, name: 'Flagbook' }],
          },
          organizations: [{ id: organization, name: 'Flagbook' }],
        },
      });
    },
  );

  test('goes by a uuid, too, and is the only one', async () => {
    const { body } = await call('GET', '/api/users/@me/');
    expect((await call('GET', `/api/users/${body['uuid'] as string}/`)).body).toEqual(body);
    expect((await call('GET', '/api/users/')).body).toMatchObject({ count: 1, results: [body] });
    expect((await call('GET', `/api/users/${crypto.randomUUID()}/`)).status).toBe(404);
  });

  test('has a key that may do everything, whose value nobody is told', async () => {
    const { status, body } = await call('GET', '/api/personal_api_keys/@current/');
    expect(status).toBe(200);
    expect(body).toMatchObject({ user_id: 1, scopes: ['*'], scoped_teams: [], value: null });
    expect(JSON.stringify(body)).not.toContain('phx_flagbook');
    expect(await call('GET', '/api/personal_api_keys/')).toMatchObject({
      status: 403,
      body: { detail: 'This action does not support Personal API Key access' },
    });
  });
});

describe('the project', () => {
  test.each([
    '/api/projects/1/',
    '/api/projects/@current/',
    '/api/environments/1',
    '/api/environments/@current/',
    `/api/organizations/${organization}/projects/1/`,
    '/api/organizations/@current/environments/@current/',
  ])('is told by %s', async (path) => {
    expect(await call('GET', path)).toMatchObject({
      status: 200,
      body: { id: 1, name: 'Flagbook', api_token: 'phc_flagbook', timezone: 'UTC', organization },
    });
  });

  test.each([
    '/api/projects/',
    '/api/environments',
    '/api/organizations/@current/projects/',
    `/api/organizations/${organization}/environments/`,
  ])('is the only one of the list %s', async (path) => {
    const { body } = await call('GET', path);
    expect(body).toMatchObject({ count: 1, next: null, previous: null });
    expect(body['results']).toMatchObject([{ id: 1, name: 'Flagbook', api_token: 'phc_flagbook' }]);
  });

  test('knows whether it has had an event, and its kinds of groups', async () => {
    const project = async () => (await call('GET', '/api/projects/1/')).body;
    expect(await project()).toMatchObject({ ingested_event: false, has_group_types: false });
    await capture({ event: 'e', distinct_id: 'ada', properties: { $groups: { company: 'acme' } } });
    expect(await project()).toMatchObject({
      ingested_event: true,
      has_group_types: true,
      group_types: [{ group_type: 'company', group_type_index: 0 }],
    });
  });

  test.each([
    '/api/projects/2/',
    '/api/environments/2/',
    '/api/organizations/@current/projects/2/',
  ])('is not %s', async (path) => {
    expect(await call('GET', path)).toMatchObject({
      status: 404,
      body: { detail: 'Project not found.' },
    });
  });
});

describe('the organization', () => {
  test('is told by its id and as the current one, with its member', async () => {
    const { status, body } = await call('GET', '/api/organizations/@current/');
    expect([status, body['id'], body['name']]).toEqual([200, organization, 'Flagbook']);
    expect((await call('GET', `/api/organizations/${organization}/`)).body).toEqual(body);
    expect((await call('GET', '/api/organizations/')).body).toMatchObject({ results: [body] });
    expect((await call('GET', '/api/organizations/@current/members/')).body).toMatchObject({
      results: [{ user: { email: 'flagbook@localhost' }, level: 15 }],
    });
  });

  test.each(['/', '/projects/', '/projects/1/', '/members/'])('is no other: %s', async (rest) => {
    expect(await call('GET', `/api/organizations/${crypto.randomUUID()}${rest}`)).toMatchObject({
      status: 404,
      body: { detail: 'Organization not found.' },
    });
  });
});

describe('all of this', () => {
  const paths = [
    '/api/users/@me/',
    '/api/users/',
    '/api/personal_api_keys/@current/',
    '/api/projects/',
    '/api/projects/1/',
    '/api/environments/1/',
    '/api/organizations/',
    '/api/organizations/@current/',
    '/api/organizations/@current/projects/',
  ];

  test.each(paths)('is told nobody without the key: %s', async (path) => {
    expect(await call('GET', path, 'phx_other')).toMatchObject({
      status: 401,
      body: { code: 'authentication_failed' },
    });
  });

  test.each(paths)('cannot be changed, and a sentence says so: %s', async (path) => {
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
      const { status, body } = await call(method, path);
      expect([status, body['code']], method).toEqual([400, 'not_supported']);
      expect(body['detail'], method).toMatch(
        /^The embedded PostHog has one user, one organization/,
      );
    }
  });
});
