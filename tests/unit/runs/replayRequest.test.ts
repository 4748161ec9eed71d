import { describe, expect, test, vi } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import { TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import { replayRequest } from '../../../src/runs/replayRequest.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** Runs a stage that asks for the flag and captures an event, and gives its tape as forms. */
async function runStage(project: Project) {
  const answer = async () => {
    const flags = await project.posthog.evaluateFlags('ada');
    project.posthog.capture({ distinctId: 'ada', event: 'visited_user_page' });
    return new Response(String(flags.isEnabled(TUTORIAL_FLAG)));
  };
  const { run } = await visitStage(project, answer, {
    origin: 'http://site',
    stage: 'flag',
    user: 'ada',
  });
  return run.exchanges.map(({ path, request, status, response }) =>
    makeForm({
      path,
      body: JSON.stringify(request),
      status: String(status),
      answer: JSON.stringify(response),
      back: '/first-flag/flag?user=ada',
    }),
  );
}

function makeForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function createFlag({ api }: Project, rollout: number) {
  const filters = { groups: [{ properties: [], rollout_percentage: rollout }] };
  return api.createFlag({ key: TUTORIAL_FLAG, active: true, filters });
}

describe('a request of the tape, sent again', () => {
  test('gets the same answer while nothing has changed', async () => {
    const project = openTestProject();
    await createFlag(project, 100);
    const [flags] = await runStage(project);

    const replay = await replayRequest(project, flags ?? new FormData());
    expect(replay).toMatchObject({ status: 200, differences: [] });
    expect(replay.response).toMatchObject({ flags: { [TUTORIAL_FLAG]: { enabled: true } } });
    expect(replay.request.back).toBe('/first-flag/flag?user=ada');
  });

  test('says what another answer says differently', async () => {
    const project = openTestProject();
    const { id } = await createFlag(project, 100);
    const [flags] = await runStage(project);
    await project.api.updateFlag(id, {
      filters: { groups: [{ properties: [], rollout_percentage: 0 }] },
    });

    const { differences } = await replayRequest(project, flags ?? new FormData());
    expect(differences).toContainEqual({
      place: `flags.${TUTORIAL_FLAG}.enabled`,
      first: true,
      now: false,
    });
  });

  test('adds no event a second time', async () => {
    const project = openTestProject();
    const [, batch] = await runStage(project);
    const before = await project.api.events({});

    const replay = await replayRequest(project, batch ?? new FormData());
    expect(replay.status).toBe(200);
    await project.posthog.flush();
    expect(await project.api.events({})).toEqual(before);
  });

  test('carries the project’s own API key, whatever key the form has', async () => {
    const project = openTestProject();
    const bodies: unknown[] = [];
    project.send = (_path, init) => {
      bodies.push(JSON.parse(init.body as string));
      return Promise.resolve(new Response(`{"key":"${project.apiKey}"}`));
    };
    const body = '{"token":"phc_of_somebody_else","distinct_id":"ada"}';
    const { response } = await replayRequest(project, makeForm({ path: '/flags/?v=2', body }));
    expect(bodies).toEqual([{ token: project.apiKey, distinct_id: 'ada' }]);
    expect(response).toEqual({ key: 'phc_fla…' });
  });

  test('says that PostHog did not answer', async () => {
    const project = openTestProject();
    project.send = vi.fn(() => Promise.reject(new Error('connect ECONNREFUSED')));
    const replay = await replayRequest(project, makeForm({ path: '/batch/', body: '{}' }));
    expect(replay).toMatchObject({ error: 'connect ECONNREFUSED', differences: [] });
    expect(replay.status).toBeUndefined();
  });
});

const DEEP = '['.repeat(5000) + ']'.repeat(5000);

describe('refused is', () => {
  const body = '{"token":"phc_fla…"}';
  test.each([
    ['a path of the REST API', { path: '/api/projects/1/feature_flags/', body }, '/flags/ and'],
    ['a way out of the path', { path: '/flags/../api/projects/1/', body }, 'Only /flags/'],
    ['an address elsewhere', { path: '//evil.example/flags/', body }, 'Only /flags/'],
    ['a fragment', { path: '/flags/?v=2#x', body }, 'Only /flags/'],
    ['no path', { body }, 'needs a path'],
    ['no body', { path: '/flags/' }, 'needs a body'],
    ['a body that is no JSON', { path: '/flags/', body: 'token=1' }, 'no JSON object'],
    ['a body that is a list', { path: '/flags/', body: '[1]' }, 'no JSON object'],
    ['a deep body', { path: '/flags/', body: `{"a":${DEEP}}` }, 'nested too deep'],
    ['a deep answer', { path: '/flags/', body, answer: DEEP }, 'nested too deep'],
    ['a long body', { path: '/batch/', body: `{"a":"${'x'.repeat(65_536)}"}` }, 'up to 64 KB'],
  ])('%s', async (_what, fields, sentence) => {
    const project = openTestProject();
    const send = vi.fn();
    project.send = send;
    await expect(replayRequest(project, makeForm(fields))).rejects.toThrow(sentence);
    expect(send).not.toHaveBeenCalled();
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
  ])('the way back to %j: the reader is sent home', async (back) => {
    const project = openTestProject();
    const form = makeForm({ path: '/flags/', body, back });
    expect((await replayRequest(project, form)).request.back).toBe('/');
  });
});
