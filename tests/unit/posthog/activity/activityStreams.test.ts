import { expect, onTestFinished, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

test('100 streams are open at most; one more hears why, and may come when another has gone', async () => {
  const { server } = openTestPostHog();
  onTestFinished(() => server.close());
  const headers = { Authorization: 'Bearer phx_flagbook' };
  const ask = () => server.fetch(new Request(`${HOST}/activity`, { headers }));
  const streams: Response[] = [];
  for (let count = 0; count < 100; count++) streams.push(await ask());
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  const refused = await ask();
  expect([refused.status, await refused.text()]).toEqual([
    503,
    expect.stringMatching(/^100 streams of activity are open, .* try again\.$/),
  ]);
  await streams[0]?.body?.cancel();
  await expect.poll(async () => (await ask()).status).toBe(200);
});
