import { describe, expect, test } from 'vitest';
import { bucket, isInRollout } from '../../../../src/flags/bucketing.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, post, api } = openTestPostHog();
const AUTH = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
const FIRST = 1152921504606846977n;
const NEIGHBOURS = Array.from({ length: 60 }, (_, index) => FIRST + BigInt(index));

async function capture(events: string): Promise<void> {
  const response = await post('/batch/', `{"api_key":"phc_flagbook","batch":[${events}]}`);
  expect(response.status).toBe(200);
}

async function get(path: string): Promise<string> {
  const response = await server.fetch(
    new Request(`http://posthog.test/api/projects/1${path}`, { headers: AUTH }),
  );
  expect(response.status).toBe(200);
  return response.text();
}

async function isOn(body: string): Promise<boolean> {
  const response = await post('/flags/?v=2', `{"token":"phc_flagbook",${body}}`);
  expect(response.status).toBe(200);
  const { flags } = (await response.json()) as { flags: Record<string, { enabled: boolean }> };
  return flags['beta']?.enabled ?? false;
}

async function createFlag(filters: string): Promise<void> {
  server.reset();
  const made = await post(
    '/api/projects/1/feature_flags/',
    `{"key":"beta","filters":${filters}}`,
    AUTH,
  );
  expect(made.status).toBe(201);
}

describe('a whole number beyond 2^53', () => {
  test('is an ID of its own: neighbours are other persons', async () => {
    server.reset();
    await capture(NEIGHBOURS.map((id) => `{"event":"seen","distinct_id":${id}}`).join());
    const { body } = await api('GET', '/persons/?limit=100');
    const ids = body.results.flatMap(({ distinct_ids }) => distinct_ids as string[]);
    expect(ids.toSorted()).toEqual(NEIGHBOURS.map(String));
  });

  test('is hashed as it was written', async () => {
    await createFlag('{"groups":[{"properties":[],"rollout_percentage":50}]}');
    for (const id of NEIGHBOURS) {
      const expected = isInRollout(50, bucket('beta', String(id)));
      expect(await isOn(`"distinct_id":${id}`), String(id)).toBe(expected);
    }
  });

  test('is hashed as it was written as the key of a group', async () => {
    await createFlag('{"groups":[{"properties":[]}],"aggregation_group_type_index":0}');
    await capture(
      `{"event":"$groupidentify","distinct_id":"a","properties":{"$group_type":"guild","$group_key":${FIRST},"$group_set":{"owner":${FIRST}}}}`,
    );
    expect(await get('/groups/?group_type_index=0')).toContain(`"group_key":"${FIRST}"`);
    expect(await get('/groups/?group_type_index=0')).toContain(`"owner":${FIRST}`);
    await createFlag('{"groups":[{"rollout_percentage":50}],"aggregation_group_type_index":0}');
    await capture(`{"event":"seen","distinct_id":"a","properties":{"$groups":{"guild":${FIRST}}}}`);
    for (const id of NEIGHBOURS.slice(0, 12)) {
      const expected = isInRollout(50, bucket('beta', String(id)));
      expect(await isOn(`"distinct_id":"a","groups":{"guild":${id}}`), String(id)).toBe(expected);
    }
  });

  test.each([
    ['$identify', '$anon_distinct_id'],
    ['$create_alias', 'alias'],
    ['$merge_dangerously', 'alias'],
  ])('is joined by %s with the ID that it is, and with no neighbour', async (event, name) => {
    server.reset();
    const other = FIRST + 1n;
    await capture(`{"event":"seen","distinct_id":${other}}`);
    await capture(`{"event":"${event}","distinct_id":${FIRST},"properties":{"${name}":${other}}}`);
    const { body } = await api('GET', '/persons/');
    const ids = body.results.map(({ distinct_ids }) => (distinct_ids as string[]).toSorted());
    expect(ids).toEqual([[String(FIRST), String(other)]]);
  });

  test('is found as the key of a group by a list of events and by questions of flags', async () => {
    const big = '{"key":"size","type":"group","group_type_index":0,"value":"big"}';
    await createFlag(`{"groups":[{"properties":[${big}]}],"aggregation_group_type_index":0}`);
    for (const id of NEIGHBOURS.slice(0, 3)) {
      await capture(
        `{"event":"seen","distinct_id":${id},"properties":{"$groups":{"guild":${id}}}}`,
      );
    }
    await capture(
      `{"event":"$groupidentify","distinct_id":"a","properties":{"$group_type":"guild","$group_key":${FIRST},"$group_set":{"size":"big"}}}`,
    );
    expect(await get(`/events/?event=seen&properties=[${big}]`)).toContain(`"guild":${FIRST}}`);
    for (const id of NEIGHBOURS.slice(0, 2)) {
      const groups = encodeURIComponent(`{"guild":${id}}`);
      const reasons = await get(
        `/feature_flags/evaluation_reasons/?distinct_id=a&groups=${groups}`,
      );
      expect(JSON.parse(reasons)).toMatchObject({ beta: { value: id === FIRST } });
    }
  });

  test('is kept digit by digit in properties, wherever they stand, and given so', async () => {
    server.reset();
    const nested = `{"list":[${FIRST},{"id":-${FIRST}}]}`;
    await capture(
      `{"event":"seen","distinct_id":"ada","properties":{"chat":${FIRST},"nested":${nested},"$set":{"chat":${FIRST},"nested":${nested}}}}`,
    );
    expect(await get('/events/')).toContain(`"chat":${FIRST},"nested":${nested}`);
    expect(await get('/persons/')).toContain(`"chat":${FIRST},"nested":${nested}`);
    expect(
      await get(
        '/persons/?properties=[{"key":"chat","value":1152921504606846976,"type":"person"}]',
      ),
    ).not.toContain('ada');
    expect(
      await get(`/persons/?properties=[{"key":"chat","value":${FIRST},"type":"person"}]`),
    ).toContain('ada');
  });

  test.each(['stored', 'sent'])('is compared digit by digit, %s', async (from) => {
    await createFlag(
      `{"groups":[{"properties":[{"key":"chat","type":"person","operator":"exact","value":[${FIRST}]}]}]}`,
    );
    expect(await get('/feature_flags/')).toContain(`"value":[${FIRST}]`);
    for (const id of NEIGHBOURS.slice(0, 3)) {
      if (from === 'stored') {
        await capture(
          `{"event":"seen","distinct_id":"u${id}","properties":{"$set":{"chat":${id}}}}`,
        );
      }
      const properties = from === 'sent' ? `,"person_properties":{"chat":${id}}` : '';
      expect(await isOn(`"distinct_id":"u${id}"${properties}`)).toBe(id === FIRST);
    }
  });

  test('is no object where one belongs', async () => {
    server.reset();
    await capture(
      `{"event":"seen","distinct_id":"ada","properties":{"$set":${FIRST},"$groups":${FIRST}}}`,
    );
    expect(await get('/persons/')).not.toContain('rawJSON');
    expect(await get('/persons/')).not.toContain(`"${FIRST}"`);
    const refused = await post(
      '/batch/',
      `{"api_key":"phc_flagbook","batch":[{"event":"a","distinct_id":"b","properties":${FIRST}}]}`,
    );
    expect(refused.status).toBe(400);
  });

  test('that 64 bits do not hold is no integer to PostHog either', async () => {
    server.reset();
    await capture('{"event":"seen","distinct_id":123456789012345678901234567890}');
    expect(await get('/persons/')).toContain('"distinct_ids":["1.2345678901234568e29"]');
  });
});
