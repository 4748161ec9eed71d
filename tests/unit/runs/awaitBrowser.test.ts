import { expect, test } from 'vitest';
import { awaitBrowser } from '../../../src/runs/awaitBrowser.ts';
import { startVisit } from '../../../src/runs/startVisit.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const PART = {
  exchanges: [
    {
      method: 'POST',
      path: '/flags/?v=2',
      request: {},
      startMs: 5,
      ms: 1,
      late: true,
      from: 'browser' as const,
    },
  ],
  moments: [{ ms: 0, html: '<html></html>' }],
  problems: [],
};

async function visit() {
  const project = openTestProject();
  const answer = () => new Response('<p>Hello</p>', { headers: { 'Content-Type': 'text/html' } });
  const request = { origin: 'http://site', stage: 'login', user: 'ada' };
  const awaited = awaitBrowser(await startVisit(project, answer, request));
  await awaited.answered;
  await awaited.ended(3000);
  return awaited;
}

test('a run goes on until its browser has told', async () => {
  const { read, post, hasMore } = await visit();
  const { run, news } = read();
  expect(run).toMatchObject({ isRecording: true, settled: false, inBrowser: { isAwaited: true } });
  const more = hasMore(news, 3000);
  expect(post(PART)).toBe(true);
  expect(await more).toBe(true);
  expect(read().run).toMatchObject({
    isRecording: false,
    settled: true,
    inBrowser: { isAwaited: false, moments: PART.moments },
  });
});

test('what the browser sent stands after the page that it came from', async () => {
  const { read, post } = await visit();
  post(PART);
  const { response, exchanges } = read().run;
  expect(exchanges[0]?.startMs).toBe((response?.ms ?? NaN) + 5);
});

test('a browser tells once', async () => {
  const { post } = await visit();
  expect([post(PART), post(PART)]).toEqual([true, false]);
});

test('a run that the server forgets awaits nobody', async () => {
  const { read, post, stop } = await visit();
  stop();
  expect(read().run.isRecording).toBe(false);
  expect(post(PART)).toBe(false);
});
