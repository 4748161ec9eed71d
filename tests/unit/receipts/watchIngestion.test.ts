import { describe, expect, test } from 'vitest';
import { watchIngestion } from '../../../src/receipts/watchIngestion.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const sent = (uuid: string) => ({ uuid, event: 'seen', distinctId: 'ada', properties: {} });

/** A project with an event of ada that waits for so many ms. */
async function openWaiting(delayMs: number) {
  const project = openTestProject();
  project.ingestion?.change({ delayMs });
  const uuid = crypto.randomUUID();
  project.posthog.capture({ distinctId: 'ada', event: 'seen', uuid });
  await project.posthog.flush();
  return { project, uuid };
}

describe('the ingestion of a run’s events', () => {
  test('is seen at the moment at which it happens, whatever the delay', async () => {
    const { project, uuid } = await openWaiting(1300);
    const begun = performance.now();
    expect(await watchIngestion(project.api, [sent(uuid)], project.ingestion)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(1700);
  });

  test('is seen as soon as the delay is taken away', async () => {
    const { project, uuid } = await openWaiting(60_000);
    const seen = watchIngestion(project.api, [sent(uuid)], project.ingestion);
    project.ingestion?.change({ delayMs: 0 });
    expect(await seen).toBe(true);
  });

  test('is asked for at a PostHog elsewhere, which has no queue to look at', async () => {
    const { project, uuid } = await openWaiting(0);
    expect(await watchIngestion(project.api, [sent(uuid)])).toBe(true);
    expect(await watchIngestion(project.api, [])).toBe(false);
  });
});
