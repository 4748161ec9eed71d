import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { followed } from '../../../../src/lessons/console/followed.ts';
import {
  findKept,
  keepRow,
  type KeptRow,
  orderToEnd,
  keptReport,
} from '../../../../src/lessons/console/keptRow.ts';
import type { RunOrder } from '../../../../src/lessons/console/readRunOrder.ts';
import { stepSchema } from '../../../../src/lessons/contentSchemas.ts';
import { firstNews, type KeptRun, nextNews } from '../../../../src/lessons/keptRun.ts';
import { createRunMemory } from '../../../../src/runs/createRunMemory.ts';
import { createStageVisits } from '../../../../src/runs/createStageVisits.ts';
import { cookiesForStage, cookiesToKeep } from '../../../../src/runs/stageCookies.ts';
import type { Answer } from '../../../../src/runs/startVisit.ts';
import { USER_PAGE } from '../../../../src/runs/stageRequest.ts';
import { openJar } from '../../../harness/lessons/openJar.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const step = {
  tutorial: 'first-flag',
  ...stepSchema.parse({
    title: 'A step',
    description: 'For a test.',
    minutes: 5,
    stage: 'plain',
    shows: 'console',
    browsers: ['laptop', 'phone'],
    cast: [{ user: 'ada', note: 'the first' }],
    checks: [{ id: 'plain-hello', title: 'Hello was seen', hint: 'Run it.', next: 'run ada' }],
  }),
};

/** As the site answers a stage that counts its visits in a cookie. */
const countVisits: Answer = (request, { browser }) => {
  const header = request.headers.get('Cookie');
  const count = Number(/visits=(\d+)/.exec(cookiesForStage(header, browser))?.[1] ?? 0) + 1;
  const headers = new Headers({ 'Content-Type': 'text/html' });
  const lines = cookiesToKeep([`visits=${count}`], header, browser);
  for (const line of lines) headers.append('Set-Cookie', line);
  return new Response(`<p>Hello, ada! Visit ${count}</p>`, { headers });
};

function openReader(answer: Answer = countVisits) {
  const project = openTestProject();
  const runs = createRunMemory<KeptRun>();
  const claimed: string[] = [];
  const site = {
    answer,
    requestOf: () => USER_PAGE,
    claim: (user: string) => Promise.resolve(void claimed.push(user)),
  };
  const request = new Request('http://site/parts/run', { headers: { Cookie: 'theme=dark' } });
  const visits = createStageVisits(project, request, site);
  return { locals: { project, runs, ...visits }, runs, claimed, setCookies: visits.setCookies };
}

const order = (...browsers: (string | undefined)[]) => {
  const requests = browsers.map((browser) => ({ stage: 'plain', user: 'ada', browser, after: 0 }));
  return {
    row: { id: 'thrice', title: 'Three visits' },
    requests: requests as RunOrder['requests'],
  };
};

/** Follows a row as a page does, and gives the titles of what was proven. */
async function follow(kept: KeptRow, locals: ReturnType<typeof openReader>['locals']) {
  const told = followed(kept);
  const held = new Map<string, string>();
  const where = { ...locals, cookies: openJar(held) };
  const { signal } = new AbortController();
  let news = await firstNews(told);
  await told.give(where);
  while (!news.isOver) {
    news = await nextNews(told, news.news, signal);
    await told.give(where);
  }
  return { row: news.row, held: [...held.values()].join() };
}

const bodiesOf = (views: { run: { response: { body: string } | undefined } }[] = []) =>
  views.map(({ run }) => run.response?.body.match(/\d/)?.[0]);

describe('a row of requests', () => {
  test('runs in order, each with the cookies of the pages before it in its own browser', async () => {
    const { locals, setCookies } = openReader();
    const kept = await keepRow(locals, step, order('laptop', 'laptop', 'phone'));
    const { row } = await follow(kept, locals);
    expect(bodiesOf(row?.views)).toEqual(['1', '2', '1']);
    expect(row?.views.map(({ run }) => run.browser)).toEqual(['laptop', 'laptop', 'phone']);
    expect(setCookies().map((line) => line.split(';')[0])).toEqual([
      'jar.laptop.visits=2',
      'jar.phone.visits=1',
    ]);
  });

  test('is one deed: nothing is proven before all of it is over', async () => {
    const { locals } = openReader();
    const kept = await keepRow(locals, step, order('laptop', 'phone'));
    const told = followed(kept);
    expect(told.isOwed()).toBe(false);
    const { held } = await follow(kept, locals);
    expect(held).toContain('plain-hello');
    expect(told.isOwed()).toBe(false);
  });

  test('is whole with its last answer, though PostHog has not ingested its events', async () => {
    const { locals } = openReader(async () => {
      locals.project.posthog.capture({ distinctId: 'ada', event: 'seen' });
      await locals.project.posthog.flush();
      return new Response('<p>Hello, ada!</p>');
    });
    locals.project.ingestion?.change({ paused: true });
    const kept = await keepRow(locals, step, order('laptop', 'phone'));
    await expect.poll(() => kept.read().row.isWhole).toBe(true);
    expect(kept.read().isOver).toBe(false);
    locals.project.ingestion?.change({ paused: false });
    await expect.poll(() => kept.read().isOver).toBe(true);
  });

  test('is found by its id, and each of its runs by its own', async () => {
    const { locals, runs } = openReader();
    const kept = await keepRow(locals, step, order('laptop', 'phone'));
    const { row } = await follow(kept, locals);
    expect(findKept(runs, kept.id)).toBe(kept);
    for (const { run } of row?.views ?? []) {
      expect(findKept(runs, run.id)).toMatchObject({ id: run.id });
      expect(keptReport(runs, run.id)).toMatchObject({
        view: { run: { id: run.id } },
        row: { id: kept.id },
      });
    }
    expect(findKept(runs, 'row-of-nobody')).toBeUndefined();
  });

  test('claims its users before the first of them is run', async () => {
    const { locals, claimed } = openReader(() => new Response(claimed.join()));
    const [first, second] = order('laptop', 'phone').requests;
    const requests: RunOrder['requests'] = [first, { ...(second ?? first), user: 'max' }];
    const { views } = await orderToEnd(locals, step, { row: { id: 'a', title: 'A' }, requests });
    expect(views[0]?.run.response.body).toMatch(/^ada,max/);
  });

  test('says why the rest did not run, and keeps what did', async () => {
    let count = 0;
    const { locals } = openReader(() => {
      count += 1;
      if (count === 2) throw new Error('The app is down.');
      return new Response(String(count));
    });
    const kept = await keepRow(locals, step, order(undefined, undefined, undefined));
    await kept.begun;
    expect(kept.read().row).toMatchObject({ problem: 'The app is down.', requests: { length: 3 } });
    expect(bodiesOf(kept.read().row.views)[0]).toBe('1');
    expect(count).toBe(2);
  });

  test('waits before a request as long as it says, once the page before it is there', async () => {
    const { locals } = openReader();
    const [first, second = first] = order(undefined, undefined).requests;
    const requests: RunOrder['requests'] = [first, { ...second, after: 5000 }];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const kept = await keepRow(locals, step, { row: { id: 'a', title: 'A' }, requests });
    await kept.answered;
    await vi.advanceTimersByTimeAsync(4999);
    expect(kept.runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await expect.poll(() => kept.runs.length).toBe(2);
  });
});
