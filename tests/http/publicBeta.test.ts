import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowsing } from '../harness/lessons/openBrowsing.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';

let site: RunningServer;
beforeAll(async () => {
  site = await startOnRealPostHog();
});
afterAll(() => site.stop());

/** A reader of the tutorial, who waits for what a PostHog elsewhere ingests. */
function openReader() {
  const { run, send } = openBrowsing(site.origin);
  const visit = async (step: string, stage: string, user: string) =>
    (await run({ step: `public-beta/${step}`, stage, user })).html;
  return {
    press: async (button: string) => {
      const response = await send('/parts/flag-form', { taught: 'new-docs', do: button });
      return response.text();
    },
    visit,
    /** Reads until the page says so: what was captured before has arrived by then. */
    reads: (step: string, stage: string, user: string, said: string) =>
      expect.poll(() => visit(step, stage, user), { timeout: 10_000 }).toContain(said),
  };
}

describe('the public beta before a PostHog in another process', () => {
  test('goes from draft to everyone', async () => {
    const { press, visit, reads } = openReader();
    expect(await press('feature-draft')).toContain('Release beta');
    expect(await visit('02-opt-in', 'beta-docs', 'ruth')).toContain('the old docs');
    expect(await press('feature-beta')).toContain('General availability, to all');
    await visit('02-opt-in', 'opt-in', 'ruth');
    await reads('02-opt-in', 'beta-docs', 'ruth', 'the new docs');
    expect(await visit('05-general', 'betas', 'ruth')).toContain('New docs: you are in');
    expect(await visit('05-general', 'betas', 'otis')).toContain('New docs: you are out');
    await visit('03-opt-out', 'opt-out', 'ruth');
    await reads('03-opt-out', 'beta-docs', 'ruth', 'the old docs');
    expect(await press('feature-general-to-all')).toContain('Back to beta');
    await reads('05-general', 'beta-docs', 'ruth', 'the new docs');
  });

  test('starts over with its feature gone, so that it can be made again', async () => {
    const { press } = openReader();
    await press('feature-draft');
    const response = await openBrowsing(site.origin).send('/start-over', {});
    expect(response.status).toBe(303);
    expect(await press('feature-draft')).toContain('Release beta');
  });
});
