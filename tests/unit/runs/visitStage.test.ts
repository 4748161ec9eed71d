import type { PostHog } from 'posthog-node';
import { expect, test } from 'vitest';
import type { StageRequest } from '../../../src/runs/stageRequest.ts';
import type { Answer } from '../../../src/runs/startVisit.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

function visit(answer: Answer, cookie?: string) {
  return visitStage(openTestProject(), answer, {
    origin: 'http://site',
    stage: 'plain',
    user: 'ada',
    cookie,
  });
}

test('sends the reader’s cookies, and gives those that the stage sets', async () => {
  const { run, setCookies } = await visit((request) => {
    const headers = new Headers({ 'Content-Type': 'text/plain' });
    headers.append('Set-Cookie', 'visitor=2; Path=/');
    headers.append('Set-Cookie', 'seen=yes');
    return new Response(request.headers.get('cookie'), { headers });
  }, 'visitor=1; theme=dark');

  expect(run.response.body).toBe('visitor=1; theme=dark');
  expect(setCookies).toEqual(['visitor=2; Path=/', 'seen=yes']);
  expect(run).not.toHaveProperty('response.setCookies');
});

test('records where a page leads', async () => {
  const headers = { Location: '/x' };
  const { run } = await visit(() => new Response(null, { status: 302, headers }));
  expect(run.response).toMatchObject({ status: 302, location: '/x', body: '' });
});

test('sends no cookie header for a reader without cookies', async () => {
  const { run, setCookies } = await visit(
    (request) => new Response(String(request.headers.has('cookie'))),
  );
  expect(run.response.body).toBe('false');
  expect(setCookies).toEqual([]);
});

test('lets the stage use the client of the project that it is given, even after starting over', async () => {
  const project = openTestProject();
  const used: PostHog[] = [];
  const answer: Answer = (_request, { posthog }) => {
    used.push(posthog);
    return new Response();
  };
  await visitStage(project, answer, { origin: 'http://site', stage: 'plain', user: 'ada' });
  const first = project.posthog;
  await project.startOver({ flags: [], events: undefined });
  await visitStage(project, answer, { origin: 'http://site', stage: 'plain', user: 'ada' });
  expect(used).toEqual([first, project.posthog]);
  expect(used[1]).not.toBe(first);
});

test('sends what the stage declares, in the browser that is named', async () => {
  const request: StageRequest = {
    method: 'POST',
    path: '/opt-in?from=menu',
    fields: { user: '{user}', beta: 'on' },
  };
  const asked = { origin: 'http://site', stage: 'beta', user: 'a&b', request, browser: 'phone' };
  const answer: Answer = async (sent, { browser }) =>
    Response.json([sent.method, sent.headers.get('content-type'), await sent.text(), browser]);
  const { run } = await visitStage(openTestProject(), answer, asked);

  expect(run).toMatchObject({
    path: '/stages/beta/opt-in?from=menu',
    form: { user: 'a&b', beta: 'on' },
    browser: 'phone',
  });
  expect(JSON.parse(run.response.body)).toEqual([
    'POST',
    'application/x-www-form-urlencoded;charset=UTF-8',
    'user=a%26b&beta=on',
    'phone',
  ]);
});
