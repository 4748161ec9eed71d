import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { CODE, first, openFlag, report } from '../harness/browser/flagVersion.ts';
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

test('where a page leads is told in its place, and in the response', async ({ site }) => {
  const { page } = site;
  await openFlag(site);
  await runVersionAs(page, 'ian', CODE.replace('Welcome, ', 'Hi, '));
  const headers = "{ Location: '/<b>', 'Content-Type': 'text/html' }";
  const code = first(`return new Response('Go on', { status: 302, headers: ${headers} });`);
  const { panel } = await runVersionAs(page, 'ian', code);
  expect(await page.locator('[data-slot=page] .window').textContent()).toContain(
    '302 leads to /<b>',
  );
  await page.locator('[data-tab=response]').click();
  expect(await panel('Response').textContent()).toContain('location: /<b>');
  expect(await findViolations(page, '#console')).toEqual([]);
});
