import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { HOST, openTestPostHog } from '../../harness/posthog/openTestPostHog.ts';

const { server, post, events } = openTestPostHog();
const Origin = 'https://app.example';

async function get(path: string) {
  const response = await server.fetch(new Request(HOST + path, { headers: { Origin } }));
  expect(response.headers.get('access-control-allow-origin')).toBe(Origin);
  return response;
}

describe('posthog-js', () => {
  test('gets its configuration as JSON and as a script, with all off that is not there', async () => {
    const config = (await (await get('/array/phc_flagbook/config')).json()) as object;
    expect(config).toMatchObject({
      token: 'phc_flagbook',
      hasFeatureFlags: true,
      analytics: { endpoint: '/i/v0/e/' },
      sessionRecording: false,
    });
    const script = await get('/array/phc_flagbook/config.js');
    expect(script.headers.get('content-type')).toContain('javascript');
    const window: Record<string, unknown> = {};
    runInNewContext(await script.text(), { window });
    expect(window['_POSTHOG_REMOTE_CONFIG']).toEqual({ phc_flagbook: { config, siteApps: [] } });
    expect((await get('/array/phc_other/config')).status).toBe(404);
  });

  test.each([
    ['/api/surveys/?token=phc_flagbook', { surveys: [] }],
    ['/api/web_experiments/?token=phc_flagbook', { experiments: [] }],
    ['/api/early_access_features/?token=phc_flagbook', { earlyAccessFeatures: [] }],
  ])('hears that there is nothing at %s', async (path, body) => {
    expect(await (await get(path)).json()).toMatchObject(body);
  });

  test('is refused early access features without the project API key', async () => {
    const missing = await get('/api/early_access_features/');
    expect([missing.status, await missing.json()]).toMatchObject([
      401,
      { code: 'missing_api_key' },
    ]);
    const wrong = await get('/api/early_access_features/?token=phc_other');
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { code: 'invalid_api_key' }]);
  });

  test.each(['/s/', '/i/v1/logs?token=phc_flagbook', '/i/v1/metrics', '/i/v1/traces'])(
    'may send to %s what is not kept',
    async (path) => {
      const response = await post(path, '{"event":"$snapshot"}', { Origin });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe(Origin);
      expect(await events()).toEqual([]);
    },
  );
});
