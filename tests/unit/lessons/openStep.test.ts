import { describe, expect, test, vi } from 'vitest';
import { stepSchema } from '../../../src/lessons/contentSchemas.ts';
import type { OrderReport } from '../../../src/lessons/console/keptRow.ts';
import type { RunOrder } from '../../../src/lessons/console/readRunOrder.ts';
import { openStep } from '../../../src/lessons/openStep.ts';
import { COUNTED, TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import { runStage } from '../../../src/receipts/runStage.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openJar } from '../../harness/lessons/openJar.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** A step on the plain stage, and what is to be seen of it is a hello. */
const stepOf = (shows: string) => ({
  tutorial: 'first-flag',
  ...stepSchema.parse({
    title: 'A step',
    description: 'For a test.',
    minutes: 5,
    stage: 'plain',
    stages: ['flag'],
    shows,
    cast: [{ user: 'max', note: 'the first' }],
    checks: [{ id: 'plain-hello', title: 'Hello was seen', hint: 'Run it.', next: 'run ada' }],
  }),
});

function openReader() {
  const project = openTestProject();
  const answer = () => new Response('<p>Hello, ada!</p>');
  const visit = vi.fn(
    async (stage: string, user: string) =>
      (await visitStage(project, answer, { origin: 'http://site', stage, user })).run,
  );
  const run = async ({ requests }: RunOrder): Promise<OrderReport> => ({
    views: await Promise.all(requests.map((request) => runStage(project, visit, request, COUNTED))),
  });
  const find = () => undefined;
  const cookies = openJar();
  return {
    project,
    visit,
    open: (shows: string, search = '', fields?: Record<string, string>) => {
      const step = stepOf(shows);
      const init = fields && { method: 'POST' };
      const request = new Request(`http://site/first-flag/a-step${search}`, init);
      const form = new FormData();
      for (const [name, value] of Object.entries(fields ?? {})) form.set(name, value);
      return openStep(step, { request, form, cookies, project, run, find, steps: [step] });
    },
  };
}

describe('openStep', () => {
  test('stands at the first of the cast, and runs nobody', async () => {
    const { open, visit } = openReader();
    const { stage, user, run, checks } = await open('console');
    expect({ stage, user, run }).toEqual({ stage: 'plain', user: 'max', run: undefined });
    expect(checks.map(({ done }) => done)).toEqual([false]);
    expect(visit).not.toHaveBeenCalled();
  });

  test('runs nobody for an address that only names a user', async () => {
    const { open, visit } = openReader();
    expect((await open('console', '?user=ada&stage=flag')).stage).toBe('flag');
    expect(visit).not.toHaveBeenCalled();
  });

  test('runs the stage that the address asks for, and sees what is done', async () => {
    const { open } = openReader();
    const { run, checks } = await open('console', '?user=max&run=1');
    expect(run?.run).toMatchObject({ stage: 'plain', user: 'max', response: { status: 200 } });
    expect(checks.map(({ done }) => done)).toEqual([true]);
  });

  test('runs nobody again for a form that is sent from the page of a run', async () => {
    const { open, visit } = openReader();
    const { flagForm, run } = await open('flag-form', '?user=max&run=1', { do: 'recipe' });
    expect(flagForm?.exists).toBe(true);
    expect(run).toBeUndefined();
    expect(visit).not.toHaveBeenCalled();
  });

  test('takes its own stage where the address names one that it has not', async () => {
    expect((await openReader().open('console', '?stage=remember')).stage).toBe('plain');
  });

  test('opens the instrument that it leads with, and no other', async () => {
    const { open } = openReader();
    for (const [shows, instrument] of [
      ['flag-form', 'flagForm'],
      ['receipt', 'receipt'],
      ['crowd', 'crowd'],
    ] as const) {
      const { flagForm, receipt, crowd } = await open(shows);
      const opened = Object.entries({ flagForm, receipt, crowd }).filter(([, value]) => value);
      expect(opened.map(([name]) => name)).toEqual([instrument]);
    }
  });

  test('saves the flag of a form that was sent', async () => {
    const { open, project } = openReader();
    const fields = { key: TUTORIAL_FLAG, active: 'on', 'set-0-rollout': '50', do: 'save' };
    const { flagForm } = await open('flag-form', '', fields);
    expect(flagForm?.problems).toEqual({});
    expect((await project.api.flagByKey(TUTORIAL_FLAG))?.active).toBe(true);
  });

  test('says what is wrong with the address of a receipt', async () => {
    const { problem } = await openReader().open('receipt', '?flag={');
    expect(problem).toContain('The link’s flag is not JSON');
  });
});
