import { describe, expect, test } from 'vitest';
import {
  overQuota,
  rateLimited,
  slow,
  unavailable,
} from '../../../../src/posthog/faults/faults.ts';
import { withFault } from '../../../../src/posthog/faults/withFault.ts';

describe('withFault', () => {
  const ok = () => Promise.resolve(new Response('ok'));
  const get = (fetch: typeof ok | ReturnType<typeof withFault>, path: string) =>
    fetch(new Request(`http://posthog.test${path}`)).then(({ status }) => status);

  test.each([
    ['capture', ['/batch/', '/e', '/i/v0/e/', '/i/v1/analytics/events', '/capture/', '/engage']],
    ['flags', ['/flags/', '/decide/']],
    ['definitions', ['/flags/definitions', '/api/feature_flag/local_evaluation/']],
    ['api', ['/api/projects/1/feature_flags/', '/api/projects/@current/events']],
  ] as const)('befalls the family %s alone when told so', async (on, paths) => {
    const fetch = withFault(ok, unavailable(), { on });
    for (const path of paths) expect(await get(fetch, path)).toBe(503);
    const others = ['/', '/activity', '/batch/', '/flags/', '/flags/definitions', '/api/x'];
    const hit = await Promise.all(others.map((path) => get(fetch, path)));
    expect(hit.filter((status) => status === 503)).toHaveLength(1);
  });

  test('leaves the page and the stream of activity alone', async () => {
    const fetch = withFault(ok, unavailable());
    expect(await get(fetch, '/')).toBe(200);
    expect(await get(fetch, '/activity')).toBe(200);
  });

  test('adds up: slow at first, then refused once, then well', async () => {
    const started = performance.now();
    const refusing = withFault(ok, rateLimited(), { first: 1 });
    const fetch = withFault(refusing, slow(50), { first: 1 });
    expect(await get(fetch, '/flags/')).toBe(429);
    expect(performance.now() - started).toBeGreaterThanOrEqual(49);
    expect(await get(fetch, '/flags/')).toBe(200);
  });

  test.each([
    ['/batch/', 'rate limited'],
    ['/flags/', '{"type":"validation_error","code":"rate_limit_exceeded"'],
    ['/api/projects/1/persons/', '{"type":"throttled_error","code":"throttled"'],
  ])('refuses %s with 429 in the form of that endpoint', async (path, body) => {
    const fetch = withFault(ok, rateLimited(7));
    const response = await fetch(new Request(`http://posthog.test${path}`));
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await response.text()).toContain(body);
  });

  test.each([
    ['rate limit', rateLimited(7), [429, '7', 'rate_limited', 'Rate limit exceeded.']],
    ['no service', unavailable(), [503, '1', 'service_unavailable', 'Service Unavailable']],
    ['quota', overQuota(), [429, '1', 'billing_limit_exceeded', 'billing limit exceeded']],
  ])('refuses capture V1 in its own form: %s', async (_, fault, refusal) => {
    const headers = { 'PostHog-Request-Id': 'a-request' };
    const url = 'http://posthog.test/i/v1/analytics/events';
    const response = await withFault(ok, fault)(new Request(url, { method: 'POST', headers }));
    const body = (await response.json()) as Record<string, unknown>;
    expect([
      response.status,
      response.headers.get('retry-after'),
      body['error'],
      body['error_description'],
    ]).toEqual(refusal);
    expect(response.headers.get('posthog-request-id')).toBe('a-request');
  });

  test('over quota refuses definitions with 402 and leaves the REST API alone', async () => {
    const fetch = withFault(ok, overQuota());
    expect(await get(fetch, '/flags/definitions')).toBe(402);
    expect(await get(fetch, '/api/projects/1/persons/')).toBe(200);
  });

  test('a page of another origin reads the refusal, and its preflight is left alone', async () => {
    const headers = { Origin: 'https://shop.test' };
    const url = 'http://posthog.test/flags/';
    const fetch = withFault(ok, unavailable(), { first: 1 });
    expect((await fetch(new Request(url, { method: 'OPTIONS', headers }))).status).toBe(200);
    const refusal = await fetch(new Request(url, { method: 'POST', headers }));
    expect(refusal.status).toBe(503);
    expect(refusal.headers.get('access-control-allow-origin')).toBe('https://shop.test');
  });

  test('a request that was given up rejects as fetch does, with the reason', async () => {
    const gone = AbortSignal.abort(new Error('too late'));
    const request = new Request('http://posthog.test/flags/', { signal: gone });
    await expect(withFault(ok, slow(10))(request)).rejects.toThrow('too late');
  });
});
