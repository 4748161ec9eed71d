import { expect, test } from 'vitest';
import {
  type Cure,
  countLogins,
  LOGIN_PAIRS,
  loginValues,
} from '../../../../src/flags/crowd/loginPairs.ts';
import { newFrontPage } from '../../../../src/tutorials/login/newFrontPage.ts';
import { featureFlagOf } from '../../../../src/scene/sceneFlag.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const flag = featureFlagOf(newFrontPage.recipe);

/** Asks PostHog about somebody, as posthog-js does. */
async function ask(
  project: ReturnType<typeof openTestProject>,
  distinctId: string,
  ids: { $device_id?: string; $anon_distinct_id?: string } = {},
): Promise<boolean | undefined> {
  const body = JSON.stringify({ token: project.apiKey, distinct_id: distinctId, ...ids });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await project.send('/flags/?v=2', { method: 'POST', headers, body });
  const { flags } = (await answer.json()) as { flags: Record<string, { enabled: boolean }> };
  return flags[flag.key]?.enabled;
}

test('a thousand pairs flip in the picture just where PostHog answers two things', async () => {
  const project = openTestProject();
  await project.api.createFlag(newFrontPage.recipe);
  for (const pair of LOGIN_PAIRS) {
    const { anonymousId, distinctId } = pair;
    const before = await ask(project, anonymousId, { $device_id: anonymousId });
    const ids = { $device_id: anonymousId, $anon_distinct_id: anonymousId };
    const after = await ask(project, distinctId, ids);
    expect(loginValues(flag, pair), distinctId).toMatchObject({ before, after });
  }
});

test.each([
  ['device ID', 'Hash the device ID'],
  ['continuity', 'Keep it across the login'],
] as const)('with %s, PostHog says on both devices what is counted', async (cure, state) => {
  const project = openTestProject();
  const recipe = newFrontPage.states?.[state] ?? newFrontPage.recipe;
  await project.api.createFlag(recipe);
  for (const pair of LOGIN_PAIRS.slice(0, 60)) {
    const { anonymousId, otherAnonymousId, distinctId } = pair;
    const seen = [];
    for (const id of [anonymousId, otherAnonymousId]) {
      seen.push(await ask(project, id, { $device_id: id }));
      await project.posthog.captureImmediate({
        distinctId,
        event: '$identify',
        properties: { $anon_distinct_id: id },
      });
      seen.push(await ask(project, distinctId, { $device_id: id, $anon_distinct_id: id }));
    }
    const [before, after, otherBefore, otherAfter] = seen;
    const expected = { before, after, otherBefore, otherAfter };
    expect(loginValues(flag, pair, cure), distinctId).toEqual(expected);
  }
});

test('about half of all flip at a half, as many in either direction', () => {
  const { gain, lose, flips } = countLogins(flag);
  expect(gain + lose).toBe(flips);
  expect(Math.abs(flips - 500)).toBeLessThan(50);
  expect(Math.abs(gain - lose)).toBeLessThan(60);
});

test.each<[Cure, boolean, boolean]>([
  ['none', true, false],
  ['bootstrap', true, false],
  ['server ID', false, true],
  ['device ID', false, true],
  ['continuity', false, false],
])('%s: flips at the login %s, two pages on two devices %s', (cure, flips, differs) => {
  const counts = countLogins(flag, cure);
  expect(counts.flips > 0).toBe(flips);
  expect(counts.differ > 0).toBe(differs);
});

test('nobody flips where everybody is in', () => {
  const groups = [{ properties: [], rollout_percentage: 100 }];
  expect(countLogins({ ...flag, filters: { groups } }).flips).toBe(0);
});
