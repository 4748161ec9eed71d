import { describe, expect, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api } = openTestPostHog();
const path = '/feature_flags/';

function write(body: string, type: string, method = 'POST'): Promise<Response> {
  const headers = {
    Authorization: 'Bearer phx_flagbook',
    'Content-Type': type,
    'Content-Length': String(body.length),
  };
  return server.fetch(new Request(`${HOST}/api/projects/1${path}`, { method, headers, body }));
}

describe('what the REST API refuses', () => {
  test('a body that is not JSON', async () => {
    const response = await write('{', 'application/json');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'parse_error', attr: null });
  });

  test.each([
    'text/plain',
    'text/plain;charset=UTF-8',
    'Text/Plain',
    'application/octet-stream',
    '',
  ])('a body of the type “%s”, which any page can send anywhere', async (type) => {
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const response = await write('{"key":"taken"}', type, method);
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({
        code: 'unsupported_media_type',
        detail: `Unsupported media type "${type}" in request.`,
      });
    }
    expect((await api('GET', path)).body.results).toEqual([]);
  });

  test('no form, as which PostHog takes a flag, too', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect((await write('key=by-form&name=Form', type)).status).toBe(201);
    expect((await write('{"key":"no-form"}', type)).status).toBe(400);
  });

  test('who has no personal API key, or a wrong one', async () => {
    const bare = await server.fetch(new Request(`${HOST}/api/projects/1${path}`));
    expect(bare.status).toBe(401);
    expect(await bare.json()).toEqual({
      type: 'authentication_error',
      code: 'not_authenticated',
      detail: 'Authentication credentials were not provided.',
      attr: null,
    });
    const wrong = await api('GET', path, undefined, 'phc_flagbook');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'authentication_failed' } });
  });

  test('a wrong personal API key in the address, where the right one is taken', async () => {
    const get = (key: string) =>
      server.fetch(new Request(`${HOST}/api/projects/1${path}?personal_api_key=${key}`));
    expect((await get('phx_flagbook')).status).toBe(200);
    const wrong = await get('phx_other');
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({
      detail: 'Personal API key found in request query string is invalid.',
    });
  });

  test('a project that is not there, while @current names the one that is', async () => {
    const headers = { Authorization: 'Bearer phx_flagbook' };
    const get = (project: string) =>
      server.fetch(new Request(`${HOST}/api/projects/${project}${path}`, { headers }));
    expect((await get('@current')).status).toBe(200);
    const response = await get('2');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: 'Project not found.' });
  });
});
