import { expect, test } from 'vitest';
import { pictureSentence, pictureSteps } from '../../../../src/components/picture/pictureSteps.ts';
import { stageCalls } from '../../../../src/lessons/stageCalls.ts';
import { stageNamed, STAGES } from '../../../../src/lessons/stages.ts';
import type { Exchange } from '../../../../src/runs/run.ts';
import { fakeRun } from '../../../harness/lessons/fakeRun.ts';
import { openVisitor } from '../../../harness/lessons/openVisitor.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const call = (more: Partial<Exchange>): Exchange => ({
  method: 'POST',
  path: '/batch/',
  request: {},
  startMs: 2,
  late: true,
  ...more,
});

/** The steps of a run with these calls, each in a line. */
function linesOf(exchanges: Exchange[], value?: boolean) {
  const view = fakeRun({ stage: 'flag', ...(value !== undefined && { value }) });
  const steps = pictureSteps({ ...view, run: { ...view.run, exchanges } }, undefined);
  return steps.map(({ from, to, label, state }) => `${from} ${to} ${label} ${state}`);
}

test('calls stand in order of time, with what came of them', () => {
  const flags = call({ path: '/flags/?v=2', startMs: 0.2, ms: 0.5, status: 200 });
  expect(linesOf([flags, call({ ms: 3, status: 200 })], true)).toEqual([
    'visitor app visit done',
    'app PostHog /flags/ done',
    'PostHog app on done',
    'app visitor page done',
    'app PostHog /batch/ done',
    'PostHog app 200 done',
  ]);
});

test('a call that was called off, one that failed, and one under way are told apart', () => {
  const lines = linesOf([
    call({ path: '/flags/?v=2', startMs: 0.1, ms: 0.2, error: 'aborted', gaveUp: true }),
    call({ startMs: 3, ms: 1, error: 'connection refused', attempt: { number: 1, of: 3 } }),
    call({ startMs: 5, ms: 1, error: 'connection refused', attempt: { number: 2, of: 3 } }),
    call({ startMs: 7, attempt: { number: 3, of: 3 } }),
  ]);
  expect(lines).toContain('app app gave up failed');
  expect(lines).toContain('app app failed failed');
  expect(lines.filter((line) => line.includes('again'))).toEqual(['app PostHog again, 3 done']);
  expect(lines.at(-1)).toBe('PostHog app waiting… waiting');
});

test('what a browser tells is called events, whether it arrives or not', () => {
  const told = { path: '/e/', from: 'browser' as const };
  expect(linesOf([call({ ...told, ms: 1, status: 200 })])).toContain('visitor PostHog events done');
  const failed = linesOf([call({ ...told, ms: 1, error: 'connection refused' })]);
  expect(failed).toContain('visitor PostHog events done');
  expect(failed).toContain('visitor visitor failed failed');
});

test('a sentence says what is to come, and what came', () => {
  const ahead = pictureSteps(undefined, stageCalls('capture'));
  expect(pictureSentence(ahead)).toBe(
    'What will go between visitor, app and PostHog, in order: visit, visitor to app; page, app to visitor; /batch/, app to PostHog; 200, PostHog to app; ingested, at PostHog.',
  );
  expect(pictureSentence(pictureSteps(fakeRun({}), undefined))).toBe(
    'What went between visitor, app and PostHog, in order: visit, visitor to app, 0.0 ms; page, app to visitor, 1.0 ms.',
  );
});

test.each(
  [...STAGES].filter(([, { request, client }]) => !request && !client).map(([name]) => name),
)('the stage %s makes the calls that are drawn before it runs', async (stage) => {
  const project = openTestProject();
  // A flag that matches by company needs a company, of which a stage has to tell first.
  const flags = stageNamed(stage).tutorial.flags.filter(({ groupType }) => !groupType);
  for (const { recipe } of flags) await project.api.createFlag(recipe);
  const { run } = await openVisitor(project).view(stage, 'ian');
  const paths = (isLate: boolean) =>
    run.exchanges
      .filter(({ startMs }) => startMs > run.response.ms === isLate)
      .map(({ path }) => path.replace(/\?.*/, ''));
  const { before, after } = stageCalls(stage);
  // A batch that is due may leave while the page still waits for a flag.
  const early = paths(false);
  expect(early.filter((path) => path !== '/batch/' || before.includes(path))).toEqual(before);
  expect([...early, ...paths(true)]).toEqual(expect.arrayContaining([...after]));
  if (before.length + after.length === 0) expect(run.exchanges).toEqual([]);
});
