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
    ['is the arrival when the timestamp is none', { timestamp: 'yesterday' }, undefined, NOW],
    ['may be some hours ahead', { timestamp: iso(NOW + 22 * hour) }, undefined, NOW + 22 * hour],
    ['is the arrival when it is a day ahead', { timestamp: iso(NOW + 24 * hour) }, undefined, NOW],
    [
      'is 1970 when it is before the year 0',
      { timestamp: '-000001-01-01T00:00:00Z' },
      undefined,
      0,
    ],
  ])('%s', async (_name, fields, sentAt, expected) => {
    server.reset();
    const body = { api_key: 'phc_flagbook', sent_at: sentAt, batch: [{ ...event, ...fields }] };
    await post('/batch/', JSON.stringify(body));
    const { body: list } = await api('GET', '/events/?after=1960-01-01');
    expect(list).toMatchObject({ results: [{ timestamp: iso(expected) }] });
  });
});
