import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import { openReceipt } from '../../../src/receipts/openReceipt.ts';
import { explainRun, reportOf } from '../../../src/receipts/reportOf.ts';
import { readSavedWithContext } from '../../../src/receipts/saved.ts';
import type { Exchange, Run } from '../../../src/runs/run.ts';
import { readScene } from '../../../src/scene/readScene.ts';
import type { SceneFlag, SceneIds } from '../../../src/scene/scene.ts';
import { sceneQuery } from '../../../src/scene/sceneParams.ts';
import { newFrontPage } from '../../../src/tutorials/login/newFrontPage.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const COUNTED = { event: '$identify', flag: newFrontPage.key };
const [LAPTOP, PHONE] = ['0199c3a2-4204-72bc-b014-5f3f0d7cc5bc', 'phone'];

const openWith = async (recipe: SceneFlag) => {
  const project = openTestProject();
  await project.api.createFlag(recipe);
  return project;
};
const stateOf = (name: string) => newFrontPage.states?.[name] ?? newFrontPage.recipe;

/** A question about flags as posthog-js asks it, with PostHog's answer. */
async function asked(project: Project, ids: Record<string, string>): Promise<Exchange> {
  const request = { token: project.apiKey, ...ids };
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify(request);
  const answer = await project.send('/flags/?v=2', { method: 'POST', headers, body });
  const response: unknown = await answer.json();
  const path = '/flags/?v=2';
  return { method: 'POST', path, request, response, status: 200, startMs: 1, ms: 1, late: true };
}

/** Somebody opens a page in a browser, and logs in as ines. */
async function logIn(project: Project, browser: string) {
  const before = await readSavedWithContext(project.api, COUNTED.flag, 'ines');
  const at = new Date().toISOString();
  const stranger = await asked(project, { distinct_id: browser, $device_id: browser });
  await project.posthog.captureImmediate({
    distinctId: 'ines',
    event: '$identify',
    properties: { $anon_distinct_id: browser },
  });
  const ids = { distinct_id: 'ines', $device_id: browser, $anon_distinct_id: browser };
  const run: Run = {
    id: '1',
    stage: 'login',
    user: 'ines',
    path: '/',
    at,
    response: { status: 200, contentType: 'text/html', body: '', ms: 1 },
    exchanges: [stranger, await asked(project, ids)],
    settled: true,
  };
  const explained = await explainRun(project.api, run, { before, counted: COUNTED });
  const report = reportOf(run, { before, explained, counted: COUNTED, problem: undefined });
  for (const { receipt } of report.answers) {
    const opened = await follow(project, receipt?.link);
    expect(opened?.explanation.hash?.text).toBe(receipt?.explanation.hash?.text);
    expect(opened?.explanation.enabled).toBe(receipt?.explanation.enabled);
  }
  return report.answers.map(({ distinctId, flag, receipt }) => ({
    distinctId,
    value: flag.value,
    hashed: receipt?.explanation.bucketedBy,
    text: receipt?.explanation.hash?.text.slice(COUNTED.flag.length + 1),
  }));
}

/** Opens a receipt at its link, for another user where one is named. */
async function follow(project: Project, link = '', user?: string) {
  const params = new URL(link, 'http://site').searchParams;
  if (user !== undefined) {
    params.set('person-of', params.get('user') ?? '');
    params.set('user', user);
  }
  const { scene, problem } = readScene(params);
  if (!scene) throw new Error(problem);
  return (await openReceipt(project, scene, params, newFrontPage)).receipt;
}

describe('a receipt that is opened for somebody else', () => {
  const scene = { user: 'ines', about: COUNTED.flag };
  const hashedFor = async (state: string, ids: SceneIds) => {
    const project = await openWith(stateOf(state));
    const opened = await follow(project, `/${sceneQuery({ ...scene, ids }) ?? ''}`, 'noah');
    return opened?.explanation.hash?.text.slice(COUNTED.flag.length + 1);
  };

  test('leaves out what PostHog has stored for the one before', async () => {
    expect(await hashedFor('Keep it across the login', { stored: LAPTOP })).toBe('noah');
  });

  test('keeps the device', async () => {
    expect(await hashedFor('Hash the device ID', { device: LAPTOP })).toBe(LAPTOP);
  });
});

describe('somebody who logs in', () => {
  test('has a receipt for each distinct ID, in the order of the questions', async () => {
    const project = await openWith(newFrontPage.recipe);
    const hashed = 'distinct ID';
    expect(await logIn(project, LAPTOP)).toEqual([
      { distinctId: LAPTOP, value: true, hashed, text: LAPTOP },
      { distinctId: 'ines', value: false, hashed, text: 'ines' },
    ]);
  });

  test('keeps the device’s bucket where that is hashed', async () => {
    const project = await openWith(stateOf('Hash the device ID'));
    const hashed = 'device ID';
    expect(await logIn(project, LAPTOP)).toEqual([
      { distinctId: LAPTOP, value: true, hashed, text: LAPTOP },
      { distinctId: 'ines', value: true, hashed, text: LAPTOP },
    ]);
  });

  test('keeps the bucket from before the login where the flag stores it, on another device, too', async () => {
    const project = await openWith(stateOf('Keep it across the login'));
    expect(await logIn(project, LAPTOP)).toMatchObject([
      { value: true, hashed: 'distinct ID', text: LAPTOP },
      { value: true, hashed: 'anonymous distinct ID', text: LAPTOP },
    ]);
    expect(await logIn(project, PHONE)).toMatchObject([
      { hashed: 'distinct ID', text: PHONE },
      { value: true, hashed: 'stored hash key', text: LAPTOP },
    ]);
  });
});
