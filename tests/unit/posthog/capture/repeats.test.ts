import { describe, expect, test } from 'vitest';
import { openLaggingPostHog } from '../../../harness/posthog/openLaggingPostHog.ts';
import { NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, post, events, api } = openTestPostHog();
const uuid = '01a202cf-9450-7653-8c17-84020ac8e4e3';
const timestamp = '2026-11-22T10:00:00.000Z';
const event = { event: 'seen', distinct_id: 'ada', uuid, timestamp };

async function send(batch: object[], sent_at?: string): Promise<void> {
  const body = JSON.stringify({ api_key: 'phc_flagbook', batch, sent_at });
  expect((await post('/batch/', body)).status).toBe(200);
}

describe('an event with a known uuid', () => {
  test.each<[string, object]>([
    ['as it was', event],
    ['with its uuid written in another way', { ...event, uuid: uuid.toUpperCase() }],
    ['with its uuid without hyphens', { ...event, uuid: uuid.replaceAll('-', '') }],
    ['with its time written in another way', { ...event, timestamp: '2026-11-22T11:00:00+01:00' }],
    ['with other properties', { ...event, properties: { page: 2, $set: { plan: 'pro' } } }],
  ])('is sent again %s, and kept once', async (_name, again) => {
    server.reset();
    await send([event]);
    await send([again, again]);
    expect(await events()).toMatchObject([{ id: uuid, event: 'seen', person: { properties: {} } }]);
  });

  test('is a repeat though it is sent later, and the clock is thereby corrected by more', async () => {
    server.reset();
    await send([event], new Date(NOW - 1000).toISOString());
    await send([event], new Date(NOW - 4000).toISOString());
    expect(await events()).toHaveLength(1);
  });

  test.each([
    ['that has no time', { ...event, timestamp: undefined }],
    ['whose time counts back from the sending', { ...event, timestamp: undefined, offset: 1500 }],
    ['whose time cannot be read', { ...event, timestamp: 'yesterday' }],
  ])('%s is a repeat whenever it arrives', async (_name, again) => {
    const { capture, wait, ingested } = openLaggingPostHog();
    await capture(again);
    wait(5000);
    await capture(again);
    expect(ingested()).toEqual(['seen']);
  });

  test.each<[string, object]>([
    ['name', { ...event, event: 'later' }],
    ['person', { ...event, distinct_id: 'ian' }],
    ['time', { ...event, timestamp: '2026-11-22T10:00:00.001Z' }],
    ['day', { ...event, timestamp: '2026-11-21T10:00:00.000Z' }],
    ['offset', { ...event, offset: 1500 }],
  ])('is another event by another %s, whether events wait or not', async (_name, other) => {
    server.reset();
    await send([{ ...event, properties: { $set: { first: true } } }]);
    await send([other, { ...other, properties: { page: 2 } }]);
    expect(await events()).toHaveLength(2);

    const { capture, wait, ingestion, waiting, ingested } = openLaggingPostHog();
    await capture(event);
    ingestion.change({ delayMs: 1000 });
    await capture(event, other, other);
    expect(waiting()).toHaveLength(1);
    wait(1000);
    expect(waiting()).toEqual([]);
    expect(ingested()).toHaveLength(2);
  });

  test('changes the person by each of its events', async () => {
    server.reset();
    await send([{ ...event, properties: { $set: { plan: 'free' } } }]);
    await send([{ ...event, event: 'paid', properties: { $set: { plan: 'pro' } } }]);
    const { body } = await api('GET', '/persons/?distinct_id=ada');
    expect(body).toMatchObject({ results: [{ properties: { plan: 'pro' } }] });
  });

  test('is given as the first that came', async () => {
    server.reset();
    await send([event, { ...event, event: 'later' }]);
    expect((await api('GET', `/events/${uuid}/`)).body).toMatchObject({ event: 'seen' });
  });
});
