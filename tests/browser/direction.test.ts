import { expect } from 'vitest';
import { findTurned } from '../harness/browser/findTurned.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest();

/** Without ASCII letters, by which the words around them are known. */
const NAMES = [
  'אבגד',
  'عمر',
  '\u202eЯЖ',
  '\u2069\u202eЖ',
  'Ж\u2029\u202eЯ',
  '\u2067Ж\u2067',
  'ﬡ\u0085\u2069\u202dЯ\u202e',
];

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** A flag all of whose names and values are `name`. */
const flagOf = (name: string) => ({
  key: name,
  filters: {
    groups: [
      {
        properties: [{ key: name, type: 'person', operator: 'exact', value: [name, name] }],
        rollout_percentage: 50,
        variant: name,
      },
      {
        properties: [{ key: name, type: 'person', operator: 'regex', value: `^${name}` }],
        rollout_percentage: 10,
      },
    ],
    multivariate: {
      variants: [
        { key: name, rollout_percentage: 60 },
        { key: `${name}Ж`, rollout_percentage: 40 },
      ],
    },
    holdout: { id: 1, exclusion_percentage: 10 },
  },
});

test('no name, key or value turns the words of a receipt, a run or a crowd', async ({ site }) => {
  const { page, open } = site;
  for (const name of NAMES) {
    const flag = json(flagOf(name));
    const user = encodeURIComponent(name);
    for (const path of [
      `/inside-a-flag/receipt?user=${user}&flag=${flag}&person=${json({ [name]: name })}`,
      `/inside-a-flag/receipt?user=${user}&flag=${flag}&person={}&set-0-rollout=${user}`,
      `/run?stage=flag&user=${user}&flag=${json({ ...flagOf(name), key: 'new-cool-feature' })}&person=${json({ [name]: name })}&show=why`,
      `/inside-a-flag/crowd?flag=${flag}&overlay=on&other-key=${user}&pick=user-1`,
      `/inside-a-flag/crowd?flag=${flag}&pick=${user}`,
    ]) {
      await open(path);
      expect(
        await findTurned(page),
        `${JSON.stringify(name)} at ${decodeURIComponent(path)}`,
      ).toEqual([]);
    }
  }
});

test('nor the words of what refuses it', async ({ site }) => {
  const { page, open, origin } = site;
  // What is no 200 stands in the browser's console, which these tests keep clean.
  await page.route(`${origin}/**`, async (route) => {
    await route.fulfill({ response: await route.fetch(), status: 200 });
  });
  for (const name of NAMES) {
    const user = encodeURIComponent(name);
    for (const path of [`/run?stage=${user}&user=ada`, `/${user}`, `/stages/${user}/user/ada`]) {
      await open(path);
      expect(await findTurned(page), `${JSON.stringify(name)} at ${path}`).toEqual([]);
    }
  }
});

test('no name turns the words around a run, its events and the lag', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  for (const name of NAMES) {
    await open('/first-flag/flag-property');
    const run = await runAs(page, name.replace('\u2029', '').replace('\u0085', ''));
    for (const tab of ['Wire', 'Why']) {
      await run.result.getByRole('tab', { name: tab }).click();
      expect(await findTurned(page), `${JSON.stringify(name)}, ${tab}`).toEqual([]);
    }
    await page.getByRole('tab', { name: 'What PostHog knows' }).click();
    await page.locator('#knows .event').first().waitFor();
    expect(await findTurned(page), JSON.stringify(name)).toEqual([]);
    await open(`/compare?user=${encodeURIComponent(name)}`);
    expect(await findTurned(page), JSON.stringify(name)).toEqual([]);
  }
});

test('a test of direction sees a sentence that is turned', async ({ site }) => {
  const { page } = site;
  await page.setContent('<p>Off for \u202eЯЖ, because it is at 0.2 of 3.</p><p>Left alone.</p>');
  expect(await findTurned(page)).toEqual([expect.stringContaining('Off for')]);
  await page.setContent('<svg><text y="20">אבגד 0.2676</text></svg><p>Left alone.</p>');
  expect(await findTurned(page)).toEqual([]);
});
