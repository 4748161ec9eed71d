import { expect, onTestFinished, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';
import { readStream } from '../../../harness/posthog/readStream.ts';

test('the activity stream tells how ingestion stands, and an event when it is ingested', async () => {
  const { capture, server } = openTestPostHog();
  onTestFinished(() => server.close());
  const headers = { Authorization: 'Bearer phx_flagbook' };
  const messages = readStream(await server.fetch(new Request(`${HOST}/activity`, { headers })));

  server.ingestion.change({ paused: true });
  const paused = { delay_ms: 0, paused: true, waiting: 0 };
  expect(await messages.next()).toMatchObject({ event: 'ingestion', data: paused });
  await capture({ event: 'seen', distinct_id: 'ada' });
  expect(await messages.next()).toMatchObject({ event: 'ingestion', data: { waiting: 1 } });
  server.ingestion.step();
  const told = [await messages.next(), await messages.next()];
  expect(told).toContainEqual({ event: 'ingestion', id: undefined, data: paused });
  expect(told).toContainEqual(expect.objectContaining({ event: 'event', id: '1' }));
});
