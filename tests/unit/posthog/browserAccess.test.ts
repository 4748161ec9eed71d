import { describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../harness/posthog/openTestPostHog.ts';

const { server, post } = openTestPostHog();

describe('browsers', () => {
  test('may capture and ask for flags from any origin', async () => {
    for (const path of ['/e/', '/batch', '/flags/?v=2']) {
      const preflight = await server.fetch(
        new Request(`http://posthog.test${path}`, {
          method: 'OPTIONS',
          headers: {
            Origin: 'https://app.example',
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'content-type,x-own',
          },
        }),
      );
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject({
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'content-type,x-own',
      });
    }
  });

  test('see the answers, refusals too', async () => {
    const headers = { Origin: 'https://app.example' };
    const taken = await post(
      '/e/',
      '{"api_key":"phc_flagbook","event":"seen","distinct_id":"ada"}',
      headers,
    );
    const refused = await post('/e/', '{}', headers);
    expect(taken.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://app.example');
  });
});
