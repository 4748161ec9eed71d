import { describe, expect, test } from 'vitest';
import { flagSeen } from '../../../../src/evidence/seen.ts';
import { letting } from '../../../../src/tutorials/public-beta/newDocs.ts';
import { openVisitor } from '../../../harness/lessons/openVisitor.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const PROPERTY = '$feature_enrollment/new-docs';

/** A project whose flag is in beta and lets in a percentage of those who have not chosen. */
async function openBeta(percentage: number) {
  const project = openTestProject();
  await project.api.createFlag(letting(percentage, true));
  const { view } = openVisitor(project);
  return {
    project,
    view,
    /** How the docs were decided, for a reader whose earlier events are ingested. */
    docs: async (user: string, stage = 'beta-docs') => {
      await expect.poll(() => project.ingestion?.read().queue.length).toBe(0);
      return flagSeen(await view(stage, user));
    },
  };
}

describe('a choice', () => {
  test('lets somebody in at 0 %', async () => {
    const { view, docs } = await openBeta(0);
    expect(await docs('ruth')).toBe('off');
    await view('opt-in', 'ruth');
    expect(await docs('ruth')).toBe('on, by choice');
    expect(await docs('otis')).toBe('off');
  });

  test('keeps somebody out at 100 %', async () => {
    const { view, docs } = await openBeta(100);
    expect(await docs('tess')).toBe('on, set 1');
    await view('opt-out', 'tess');
    expect(await docs('tess')).toBe('off, by choice');
    expect(await docs('otis')).toBe('on, set 1');
  });

  test('is what posthog-js would send', async () => {
    const { view } = await openBeta(0);
    for (const [stage, isIn] of [
      ['opt-in', true],
      ['opt-out', false],
    ] as const) {
      const { events } = await view(stage, 'ruth');
      expect(events).toMatchObject([
        {
          event: '$feature_enrollment_update',
          properties: {
            $feature_flag: 'new-docs',
            $feature_enrollment: isIn,
            $set: { [PROPERTY]: isIn },
          },
        },
      ]);
    }
  });

  test.each([
    [true, 'on, by choice'],
    ['true', 'on, by choice'],
    [false, 'off, by choice'],
    ['yes', 'off, by choice'],
    ['join', 'off, by choice'],
  ])('of %j is %s', async (choice, seen) => {
    const { project, docs } = await openBeta(50);
    project.posthog.capture({
      distinctId: 'abel',
      event: '$feature_enrollment_update',
      properties: { $set: { [PROPERTY]: choice } },
    });
    await project.posthog.flush();
    expect(await docs('abel')).toBe(seen);
  });

  test('without its $set is none', async () => {
    const { view, docs } = await openBeta(0);
    await view('opt-in-without-set', 'vito');
    expect(await docs('vito')).toBe('off');
  });

  test('that is taken away is forgotten: the sets decide again', async () => {
    const { view, docs } = await openBeta(100);
    await view('opt-out', 'abel');
    expect(await docs('abel')).toBe('off, by choice');
    await view('unset-choice', 'abel');
    expect(await docs('abel')).toBe('on, set 1');
  });

  test('waits while ingestion lags, and counts at once where the app tells it', async () => {
    const { project, view, docs } = await openBeta(100);
    project.ingestion?.change({ delayMs: 60_000 });
    await view('remember-choice', 'greta');
    expect(flagSeen(await view('beta-docs', 'greta'))).toBe('on, set 1');
    expect(flagSeen(await view('tell-choice', 'greta'))).toBe('off, by choice');
    expect(flagSeen(await view('tell-choice', 'otis'))).toBe('on, set 1');
    project.ingestion?.change({ delayMs: 0 });
    expect(await docs('greta')).toBe('off, by choice');
  });

  test('that a browser remembers wins over a newer one', async () => {
    const { view, docs } = await openBeta(100);
    await view('remember-choice', 'greta');
    await view('opt-in', 'greta');
    expect(await docs('greta')).toBe('on, by choice');
    expect(await docs('greta', 'tell-choice')).toBe('off, by choice');
  });
});
