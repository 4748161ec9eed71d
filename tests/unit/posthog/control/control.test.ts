import { describe, expect, test } from 'vitest';
import { openControlledPostHog } from '../../../harness/posthog/openControlledPostHog.ts';

const DAY = 86_400_000;

describe('the control of a running PostHog', () => {
  test('says how things stand, the faults of the start included', async () => {
    const { control } = openControlledPostHog('slow:1@flags,unavailable@capture*3');
    const { status, body } = await control('GET', '');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      faults: 'slow:1@flags,unavailable@capture*3',
      clock: { stopped: false },
      ingestion: { delay_ms: 0, paused: false, waiting: 0 },
      held: [],
    });
    expect(Math.abs(Date.parse(body.clock.now) - Date.now())).toBeLessThan(60_000);
  });

  test('changes the faults, which count anew, and ends them', async () => {
    const { control, flags, capture } = openControlledPostHog();
    for (const round of [1, 2]) {
      await control('PUT', '/faults', { faults: 'unavailable@capture*1' });
      const statuses = [(await capture('a')).status, (await capture('b')).status];
      expect(statuses, `round ${round}`).toEqual([503, 200]);
    }
    await control('PUT', '/faults', { faults: 'rate-limited:7' });
    const limited = await flags();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    const { status, body } = await control('PUT', '/faults', { faults: '' });
    expect([status, body.faults, (await flags()).status]).toEqual([200, '', 200]);
  });

  test('sets, stops and moves the clock that PostHog runs by', async () => {
    const { control, capture, api } = openControlledPostHog();
    await control('PATCH', '/clock', { now: '2030-01-31T12:00:00Z', stopped: true });
    await capture('stopped');
    const { body } = await control('PATCH', '/clock', { advance_ms: DAY });
    expect(body.clock).toEqual({ now: '2030-02-01T12:00:00.000Z', stopped: true });
    await capture('a day later');
    const { results } = await api('GET', '/events/?after=2000-01-01');
    expect(results.map(({ event, timestamp }) => [event, Date.parse(String(timestamp))])).toEqual([
      ['a day later', Date.parse('2030-02-01T12:00:00Z')],
      ['stopped', Date.parse('2030-01-31T12:00:00Z')],
    ]);
    const running = await control('PATCH', '/clock', { now: 0, stopped: false });
    expect(running.body.clock).toMatchObject({
      now: expect.stringMatching(/^1970-01-01/) as string,
      stopped: false,
    });
  });

  test('delays ingestion, which the clock can be moved past, pauses it and steps through it', async () => {
    const { control, capture, api } = openControlledPostHog();
    const seen = async () =>
      (await api('GET', '/events/?after=2000-01-01')).results.map(({ event }) => event);
    await control('PATCH', '/ingestion', { delay_ms: DAY });
    await capture('a');
    expect(await seen()).toEqual([]);
    // To set the clock is not to wait.
    const set = await control('PATCH', '/clock', { now: Date.now() + 2 * DAY });
    expect(set.body.ingestion).toEqual({ delay_ms: DAY, paused: false, waiting: 1 });
    const moved = await control('PATCH', '/clock', { advance_ms: DAY });
    expect(moved.body.ingestion.waiting).toBe(0);
    expect(await seen()).toEqual(['a']);

    await control('PATCH', '/ingestion', { paused: true, delay_ms: 0 });
    await capture('b');
    const stepped = await control('POST', '/ingestion/step');
    expect(stepped.body).toMatchObject({ ingested: 'b', ingestion: { waiting: 0 } });
    expect((await control('POST', '/ingestion/step')).body.ingested).toBeNull();
  });

  test('resets everything', async () => {
    const { control, capture, flags, api } = openControlledPostHog('unavailable@flags');
    await capture('a');
    await control('PATCH', '/clock', { now: '2030-01-31T12:00:00Z', stopped: true });
    await control('PATCH', '/ingestion', { paused: true });
    await capture('b');
    await control('POST', '/hold', { on: 'capture', first: 2 });
    const held = capture('c');
    await control('GET', '/held?wait_ms=5000');
    const { body } = await control('POST', '/reset');
    expect(body).toMatchObject({
      faults: '',
      clock: { stopped: false },
      ingestion: { delay_ms: 0, paused: false, waiting: 0 },
      held: [],
    });
    expect(Math.abs(Date.parse(body.clock.now) - Date.now())).toBeLessThan(60_000);
    expect((await held).status).toBe(200);
    expect((await flags()).status).toBe(200);
    expect((await api('GET', '/events/?after=2000-01-01')).results).toEqual([]);
    expect((await capture('d')).status).toBe(200);
  });

  test.each([
    ['PUT', '/faults', { faults: 'sloow' }, 'faults must be faults such as slow:2000,'],
    ['PUT', '/faults', {}, 'faults must be a text such as slow:200@flags.'],
    ['PATCH', '/clock', { now: 'soon' }, 'now must be a time such as 2026-01-31T12:00:00Z.'],
    ['PATCH', '/clock', { advance_ms: -1 }, 'advance_ms must be 0 or more.'],
    ['PATCH', '/clock', { stopped: 'yes' }, 'stopped must be true or false.'],
    ['PATCH', '/ingestion', { delay_ms: 1.5 }, 'delay_ms must be a whole number of milliseconds.'],
    ['PATCH', '/ingestion', { delayMs: 5 }, 'Unrecognized key: "delayMs".'],
    ['PATCH', '/ingestion', [], 'The body must be an object.'],
    ['POST', '/hold', { on: 'flag' }, 'on must be one of capture, flags, definitions, api.'],
    ['POST', '/release', { count: 0 }, 'count must be 1 or more.'],
    ['GET', '/held?wait_ms=99999999', undefined, 'wait_ms must be 60000 or less.'],
  ])('says what is wrong with %s %s %j', async (method, path, body, sentence) => {
    const { control } = openControlledPostHog();
    const before = await control('GET', '');
    const refused = await control(method, path, body);
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toContain(sentence);
    const { faults, ingestion } = (await control('GET', '')).body;
    expect({ faults, ingestion }).toEqual({
      faults: before.body.faults,
      ingestion: before.body.ingestion,
    });
  });

  test.each([undefined, 'application/x-www-form-urlencoded', 'text/plain', 'application/json'])(
    'takes JSON as such when its body calls itself %s',
    async (type) => {
      const { ask } = openControlledPostHog();
      const put = async (path: string, method: string, body: object) => {
        const headers = {
          Authorization: 'Bearer phx_flagbook',
          ...(type && { 'Content-Type': type }),
        };
        const answer = await ask(method, `/control${path}`, body, { headers });
        return (await answer.json()) as object;
      };
      expect(await put('/faults', 'PUT', { faults: 'slow:1@flags' })).toMatchObject({
        faults: 'slow:1@flags',
      });
      expect(await put('/ingestion', 'PATCH', { delay_ms: 5, paused: true })).toMatchObject({
        ingestion: { delay_ms: 5, paused: true },
      });
      expect(await put('/clock', 'PATCH', { stopped: true })).toMatchObject({
        clock: { stopped: true },
      });
      expect(await put('/hold', 'POST', { on: 'api', first: 2 })).toMatchObject({ held: [] });
    },
  );

  test('says at any other path which there are', async () => {
    const { control } = openControlledPostHog();
    const { status, body } = await control('POST', '/faults');
    expect(status).toBe(404);
    expect(body.detail).toContain('PUT /control/faults');
  });

  test('is for those with the personal API key, and for no page of another site', async () => {
    const { ask } = openControlledPostHog();
    const statusOf = async (headers: HeadersInit) =>
      (await ask('POST', '/control/reset', {}, { headers })).status;
    expect(await statusOf({})).toBe(401);
    expect(await statusOf({ Authorization: 'Bearer phc_flagbook' })).toBe(401);
    const key = { Authorization: 'Bearer phx_flagbook' };
    expect(await statusOf({ ...key, Origin: 'https://evil.example' })).toBe(403);
    const asked = await ask('OPTIONS', '/control/reset', undefined, {
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(await statusOf(key)).toBe(200);
  });
});
