import { describe, expect, test } from 'vitest';
import { NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, post } = openTestPostHog();
const event = { event: 'seen', distinct_id: 'ada' };

describe('when an event happened', () => {
  const iso = (at: number) => new Date(at).toISOString();
  const hour = 3_600_000;

  test.each<[string, Record<string, unknown>, string | undefined, number]>([
    ['is its timestamp', { timestamp: '2026-11-22T10:00:00.000Z' }, undefined, NOW - 2 * hour],
    [
      'may be told with microseconds and an offset',
      { timestamp: '2026-11-22T11:00:00.500999+01:00' },
      undefined,
      NOW - 2 * hour + 500,
    ],
    [
      'is in UTC when no offset is told',
      { timestamp: '2026-11-22T10:00:00' },
      undefined,
      NOW - 2 * hour,
    ],
    [
      'is corrected by how far the sender is behind',
      { timestamp: iso(NOW - 3 * hour) },
      iso(NOW - 2 * hour),
      NOW - hour,
    ],
    [
      'is left as told with $ignore_sent_at',
      { timestamp: iso(NOW - 3 * hour), properties: { $ignore_sent_at: true } },
      iso(NOW - 2 * hour),
      NOW - 3 * hour,
    ],
    [
      'is counted back from the arrival by offset',
      { offset: 1500, timestamp: iso(0) },
      undefined,
      NOW - 1500,
    ],
    ['is the arrival when nothing is told', {}, undefined, NOW],
    ['may be told in seconds since 1970', { timestamp: '1795341600' }, undefined, NOW - 2 * hour],
    [
      'is corrected by a time of sending with hours for its offset',
      { timestamp: '2026-11-22 11:00:00+02' },
      '2026-11-22T12:00:00+02',
      NOW - hour,
    ],
    [
      'is not corrected by a time of sending without an offset',
      { timestamp: iso(NOW - 3 * hour) },
      '2026-11-22T10:00:00',
      NOW - 3 * hour,
    ],
    [
      'is corrected though $ignore_sent_at is there, and not true',
      { timestamp: iso(NOW - 3 * hour), properties: { $ignore_sent_at: 'no' } },
      iso(NOW - 2 * hour),
      NOW - hour,
    ],
    [
      'is the arrival for a day that there is not',
      { timestamp: '2026-02-30T12:00:00Z' },
      undefined,
      NOW,
    ],
    ['is the arrival when the timestamp is none', { timestamp: 'yesterday' }, undefined, NOW],
    ['may be some hours ahead', { timestamp: iso(NOW + 22 * hour) }, undefined, NOW + 22 * hour],
    ['is the arrival when it is a day ahead', { timestamp: iso(NOW + 24 * hour) }, undefined, NOW],
    ['is 1970 when it is before the year 0', { timestamp: '-000001-01-01T00:00:00' }, undefined, 0],
  ])('%s', async (_name, fields, sentAt, expected) => {
    server.reset();
    const body = { api_key: 'phc_flagbook', sent_at: sentAt, batch: [{ ...event, ...fields }] };
    await post('/batch/', JSON.stringify(body));
    const { body: list } = await api('GET', '/events/?after=1960-01-01');
    expect(list).toMatchObject({ results: [{ timestamp: iso(expected) }] });
  });

  test.each([
    [{ timestamp: 1795341600000 }, 'timestamp must be a string'],
    [{ timestamp: { $date: '2026-11-22' } }, 'timestamp must be a string'],
    [{ offset: '1500' }, 'offset must be a whole number of milliseconds'],
    [{ offset: 1.5 }, 'offset must be a whole number of milliseconds'],
  ])('%j is refused, as PostHog refuses it', async (fields, problem) => {
    const body = { api_key: 'phc_flagbook', batch: [{ ...event, ...fields }] };
    const response = await post('/batch/', JSON.stringify(body));
    expect([response.status, await response.text()]).toEqual([
      400,
      `failed to parse request: ${problem}`,
    ]);
  });
});
