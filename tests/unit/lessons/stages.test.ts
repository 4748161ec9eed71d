import { describe, expect, test } from 'vitest';
import type { Deeds } from '../../../src/evidence/evidence.ts';
import type { Project } from '../../../src/project/project.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';
import {
  TUTORIAL_FLAG,
  TUTORIAL_FLAG_PROPERTY,
  VISIT_EVENT,
} from '../../harness/lessons/tutorialFlag.ts';
import { checkBoth } from '../../harness/lessons/checkBoth.ts';
import { openJar } from '../../harness/lessons/openJar.ts';
import { openVisitor } from '../../harness/lessons/openVisitor.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** Half of everyone, and guests whatever their bucket; guest-1 and priya are outside the half. */
async function openGuestProject() {
  const project = openTestProject();
  const properties = [
    { key: 'initial_name', type: 'person' as const, operator: 'icontains', value: 'guest' },
  ];
  await project.api.createFlag({
    key: TUTORIAL_FLAG,
    active: true,
    filters: { groups: [{ rollout_percentage: 50 }, { properties, rollout_percentage: 100 }] },
  });
  return { project, browser: openVisitor(project), ingestion: ingestionOf(project) };
}

function ingestionOf({ ingestion }: Project) {
  if (!ingestion) throw new Error('The embedded PostHog has no control of its ingestion.');
  return ingestion;
}

/** Which of the checks the deeds prove, with PostHog in the project's state. */
async function proven(project: Project, ids: string[], deeds: Deeds, cookies = openJar()) {
  const checks = await checkBoth(ids, { project, cookies }, deeds, []);
  return checks.filter(({ done }) => done).map(({ id }) => id);
}

describe('the race', () => {
  test('is lost until the event is ingested, and its checks see it', async () => {
    const { project, browser, ingestion } = await openGuestProject();
    ingestion.change({ paused: true });
    const first = await browser.view('flag', 'guest-1');
    expect(first.flag?.value).toBe(false);
    expect(await proven(project, ['race-lost', 'race-won'], { runs: [first] })).toEqual([
      'race-lost',
    ]);
    expect(await browser.greeting('flag', 'guest-1')).toBe('hello');

    ingestion.change({ paused: false });
    await expect.poll(() => ingestion.read().waiting).toBe(0);
    const later = await browser.view('flag', 'guest-1');
    expect(later.flag?.value).toBe(true);
    expect(await proven(project, ['race-lost', 'race-won'], { runs: [later] })).toEqual([
      'race-won',
    ]);
  });
});

describe('person-properties', () => {
  test('lets a guest in at the first visit, before PostHog has heard of them', async () => {
    const { project, browser, ingestion } = await openGuestProject();
    ingestion.change({ paused: true });
    const run = await browser.view('person-properties', 'guest-1');
    expect(run.flag?.value).toBe(true);
    expect(await proven(project, ['cure-held'], { runs: [run], delayMs: Infinity })).toEqual([
      'cure-held',
    ]);
    expect(await browser.greeting('person-properties', 'priya')).toBe('hello');
  });

  test('proves nothing where PostHog does not lag', async () => {
    const { project, browser } = await openGuestProject();
    const run = await browser.view('person-properties', 'guest-1');
    expect(run.flag?.value).toBe(true);
    expect(await proven(project, ['cure-held'], { runs: [run], delayMs: 1000 })).toEqual([]);
  });
});

describe('evaluate-later', () => {
  test('cures a lag that is shorter than its wait, and makes the visitor wait for it', async () => {
    const { browser, ingestion } = await openGuestProject();
    ingestion.change({ delayMs: 200 });
    const { run, flag } = await browser.view('evaluate-later', 'guest-1');
    expect(flag?.value).toBe(true);
    expect(run.response.ms).toBeGreaterThan(990);
  });

  test('cures no longer lag', async () => {
    const { browser, ingestion } = await openGuestProject();
    ingestion.change({ delayMs: 5000 });
    expect(await browser.greeting('evaluate-later', 'guest-1')).toBe('hello');
  });
});

describe('remember', () => {
  test('lets a guest in at the second visit, while PostHog still lags', async () => {
    const { project, browser, ingestion } = await openGuestProject();
    ingestion.change({ delayMs: 10_000 });
    const cookies = openJar();
    const prove = (view: RunReport) =>
      proven(project, ['remembered'], { runs: [view], delayMs: 10_000 }, cookies);
    expect(await prove(await browser.view('remember', 'guest-1'))).toEqual([]);
    const second = await browser.view('remember', 'guest-1');
    expect(second.flag?.value).toBe(true);
    expect(await prove(second)).toEqual(['remembered']);
  });

  test('takes nobody for the one who used the browser before', async () => {
    const { browser, ingestion } = await openGuestProject();
    ingestion.change({ paused: true });
    await browser.greeting('remember', 'guest-1');
    expect(await browser.greeting('remember', 'priya')).toBe('hello');
  });
});

describe('missing-false', () => {
  test('shows everyone the right page, and tells PostHog the value only when it is true', async () => {
    const { project, browser } = await openGuestProject();
    const on = await browser.view('missing-false', 'ian');
    const off = await browser.view('missing-false', 'priya');
    const values = [on, off].map(({ events }) => {
      const visit = events.find(({ event }) => event === VISIT_EVENT);
      return visit?.properties[TUTORIAL_FLAG_PROPERTY];
    });
    expect(values).toEqual([true, undefined]);
    expect([on, off].map(({ flag }) => flag?.value)).toEqual([true, false]);
    const cookies = openJar();
    const ids: string[] = ['true-alike', 'false-found'];
    expect(await proven(project, ids, { runs: [on] }, cookies)).toEqual([]);
    expect(await proven(project, ids, { runs: [off] }, cookies)).toEqual([]);

    const welcomed = await browser.view('flag-property', 'ian');
    expect(await proven(project, ids, { runs: [welcomed] }, cookies)).toEqual(['true-alike']);
    const told = await browser.view('flag-property', 'priya');
    expect(await proven(project, ids, { runs: [told] }, cookies)).toEqual(ids);
  });
});

describe('flickering-page', () => {
  test('gives one user both pages, each visit as another stranger', async () => {
    const { project, browser } = await openGuestProject();
    const cookies = openJar();
    const seen = new Set<string>();
    let visits = 0;
    for (; seen.size === 0 && visits < 40; visits += 1) {
      const runs = [await browser.view('flickering-page', 'ian')];
      for (const id of await proven(project, ['both-pages'], { runs }, cookies)) seen.add(id);
    }
    expect(seen).toEqual(new Set(['both-pages']));
    const events = await project.api.events({ event: VISIT_EVENT });
    const ids = events.map(({ distinct_id }) => distinct_id);
    expect(new Set(ids).size).toBe(visits);
    expect(ids).not.toContain('ian');
    const receipts = ids.slice(0, 1);
    expect(await proven(project, ['stranger-opened'], { receipts })).toEqual(['stranger-opened']);
  });

  test('has no other fault: a browser that holds the cookie gets the same page every time', async () => {
    const { project } = await openGuestProject();
    const browser = openVisitor(project, openJar(new Map([['visitor', 'ian']])));
    for (let visit = 0; visit < 5; visit += 1) {
      expect(await browser.greeting('flickering-page', 'ian')).toBe('welcome');
    }
  });
});
