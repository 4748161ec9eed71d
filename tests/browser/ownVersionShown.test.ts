import { expect } from 'vitest';
import { CODE, openFlag, report } from '../harness/browser/flagVersion.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { runVersionAs, writeVersion } from '../harness/browser/writeVersion.ts';

const test = siteTest();

test('what is shown when a version is refused is said to be of the run before', async ({
  site,
}) => {
  const { page } = site;
  await openFlag(site);
  await runVersionAs(page, 'ian', CODE.replace('Welcome, ', 'Hi, '));
  const opacity = () =>
    page.locator('[data-slot=page] .window').evaluate((one) => getComputedStyle(one).opacity);
  expect(await opacity()).toBe('1');
  await writeVersion(page, 'flag', CODE.replace('const { user }', 'const { user'));
  await page.locator('#run-form button.primary').click();
  await page.locator('run-console[data-stale]').waitFor();
  expect(Number(await opacity())).toBeLessThan(0.7);
  const label = page.locator('.status');
  expect(await label.evaluate((one) => getComputedStyle(one, '::before').content)).toBe(
    '"The run before:"',
  );
  expect(await report(site).locator('.notice').textContent()).toMatch(/^Line 5, column \d+: /);
  await runVersionAs(page, 'ian', CODE.replace('Welcome, ', 'Ho, '));
  expect(await page.locator('run-console[data-stale]').count()).toBe(0);
  expect(await opacity()).toBe('1');
});

test('a version of which nothing is shown yet leaves nothing of a run before', async ({ site }) => {
  const { page } = site;
  await openFlag(site);
  await writeVersion(page, 'flag', CODE.replace('const { user }', 'const { user'));
  await page.locator('#run-form button.primary').click();
  await page.locator('[data-slot=page] .notice').waitFor();
  expect(await page.locator('run-console[data-stale]').count()).toBe(0);
});
