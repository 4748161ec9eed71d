import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import { startRun } from '../../../src/receipts/startRun.ts';
import { startVisit } from '../../../src/runs/startVisit.ts';
import { COUNTED } from '../../harness/lessons/tutorialFlag.ts';
import { openWithFlag } from '../../harness/project/runStage.ts';

/** The same PostHog, whose REST API takes so many ms to answer. */
function withSlowApi(project: Project, ms: number): Project {
  const api = new Proxy(project.api, {
    get: (target, name: keyof Project['api']) => {
      const ask = target[name] as (...asked: unknown[]) => Promise<unknown>;
      return async (...asked: unknown[]) => {
        await setTimeout(ms);
        return ask(...asked);
      };
    },
  });
  return { ...project, api };
}

describe('a run', () => {
  test('is not over before its answer is explained, however long PostHog takes to tell', async () => {
    const project = await openWithFlag();
    const answer = async () => {
      await project.posthog.evaluateFlags('ian');
      return new Response('done');
    };
    const begin = () =>
      startVisit(project, answer, { origin: 'http://s', stage: 'flag', user: 'ian' });
    const run = await startRun(withSlowApi(project, 300), begin, 'ian', COUNTED);
    let { view, news } = run.read();
    while (view.run.isRecording) {
      await run.hasMore(news, 5000);
      ({ view, news } = run.read());
    }
    expect(view.flag?.value).toBe(true);
    expect(view.receipt?.explanation.distinctId).toBe('ian');
  });

  test('ends where its stage throws', async () => {
    const project = await openWithFlag();
    const answer = () => Promise.reject(new Error('The stage throws.'));
    const begin = () =>
      startVisit(project, answer, { origin: 'http://s', stage: 'flag', user: 'ian' });
    const run = await startRun(project, begin, 'ian', COUNTED);
    await expect(run.answered).rejects.toThrow('The stage throws.');
    await expect.poll(() => run.read().view.run.isRecording).toBe(false);
  });
});
