import { expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { startServer } from '../harness/server/startServer.ts';

const headersOf = (origin: string, progress: string) => ({
  Origin: origin,
  Cookie: `progress-first-flag=${progress}`,
});

/** Begins a run that finds PostHog slow, and gives the address at which more of it is asked for. */
async function beginSlow(origin: string, progress = ''): Promise<string> {
  const begun = await fetch(`${origin}/parts/run`, {
    method: 'POST',
    headers: headersOf(origin, progress),
    body: new URLSearchParams({ step: 'first-flag/04-flag', user: 'ian', posthog: 'slow' }),
  });
  return `${origin}/parts/run?run=${begun.headers.get('Run-Id') ?? ''}&seen=`;
}

test('what a reader does elsewhere while a run is followed is not overwritten by its proof', async () => {
  const server = await startServer();
  try {
    await createFlag(`${server.origin}/posthog`);
    const more = await beginSlow(server.origin);
    const waited = await fetch(`${more}1`, { headers: headersOf(server.origin, '') });
    expect(waited.status, 'it only says that there is more').toBe(204);
    expect(waited.headers.getSetCookie()).toEqual([]);

    const asked = more + (waited.headers.get('Run-News') ?? '');
    const now = await fetch(asked, { headers: headersOf(server.origin, 'hello-seen') });
    expect(await now.text()).toContain('Hello, ian!');
    expect(now.headers.getSetCookie().join()).toMatch(
      /^progress-first-flag=hello-seen\.waited-out/,
    );
  } finally {
    await server.stop();
  }
}, 20_000);

test('those who follow a run are told when the server is told to stop, and do not hold it back', async () => {
  const server = await startServer();
  const more = await beginSlow(server.origin);
  const waiting = Array.from({ length: 20 }, () => fetch(`${more}100`));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - begun).toBeLessThan(1800);
  for (const answer of await Promise.all(waiting)) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Run-News'), 'to be asked for again').not.toBeNull();
  }
});
