import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { codeField, stageCode } from '../harness/browser/writeVersion.ts';

const test = siteTest();
const testOnPhone = siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true });

const TASK = '/tasks/ask-once';
const CODE = stageCode('ask-twice');
const BODY = '  const { posthog } = locals;\n';

const logged = (page: Page) => page.getByRole('group', { name: /^What your code logged/ });

/** Has a version checked, and gives the verdict. */
async function check({ page }: Site, code: string): Promise<string> {
  await codeField(page).fill(code);
  return checkAgain(page);
}

async function checkAgain(page: Page): Promise<string> {
  const box = page.locator('task-check');
  await box.getByRole('button', { name: 'Check my version' }).click();
  await page.locator('task-check:not([aria-busy])').waitFor({ timeout: 40_000 });
  return box.locator('[data-verdict] .notice').innerText();
}

test('the line on which a visit failed is marked, and what it logged is shown', async ({
  site,
}) => {
  const { page, open } = site;
  await open(TASK);
  const broken = CODE.replace(BODY, `${BODY}  console.log('as', user);\n`).replace(
    'const flags = await posthog',
    'const flags = posthog',
  );
  await check(site, broken);
  expect(await page.locator('.line.wrong').innerText()).toContain('flags.isEnabled');
  expect(await codeField(page).getAttribute('aria-invalid')).toBe('true');
  expect(await logged(page).getAttribute('aria-label')).toMatch(/, in visit 1 of the check$/);
  expect(await logged(page).getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^Line 7 as \S+$/),
  ]);
  await page
    .locator('.version-report')
    .getByRole('button', { name: /^Line 10/ })
    .click();
  expect(await codeField(page).evaluate((one) => one === document.activeElement)).toBe(true);
  // A version that does it has nothing to be told of.
  expect(await check(site, stageCode('flag-property'))).toContain('Done');
  expect(await page.locator('.line.wrong').count()).toBe(0);
  expect(await logged(page).isVisible()).toBe(false);
});

test('of a visit that is judged wrong, what it logged is shown, too', async ({ site }) => {
  const { page, open } = site;
  await open(TASK);
  const said = await check(site, CODE.replace(BODY, `${BODY}  console.log('as', user);\n`));
  const [, user = ''] = /For (\S+) PostHog was asked 2 times/.exec(said) ?? [];
  expect(await logged(page).getByRole('listitem').allTextContents()).toEqual([`Line 7 as ${user}`]);
  expect(await page.locator('.line.wrong').count()).toBe(0);
  const failed = page.locator('.task-visits .failed');
  expect(await failed.allTextContents()).toEqual([expect.stringContaining(user)]);
});

test('code that a check cannot read is marked', async ({ site }) => {
  const { page, open } = site;
  await open(TASK);
  const said = await check(site, 'const a = 1;\nconst = 2;');
  expect(said).toContain('Line 2');
  expect(await page.locator('.line.wrong').allTextContents()).toEqual(['const = 2;\n']);
});

testOnPhone('on a phone the sheet stays where it is for a check', async ({ site }) => {
  const { page, open } = site;
  await open(TASK);
  const grip = page.locator('.grip');
  for (let tap = 0; tap < 2; tap += 1) await grip.click();
  await codeField(page).fill(`${CODE}${'\n'.repeat(60)}throw new Error('at the end');\n`);
  await page.getByRole('button', { name: 'Close the work pane' }).click();
  await checkAgain(page);
  expect(await page.locator('work-pane').getAttribute('data-snap')).toBe('dock');
  const verdict = await page.locator('[data-verdict]').boundingBox();
  expect(verdict?.y).toBeGreaterThan(0);
  expect(verdict?.y).toBeLessThan(740);
  const run = page.getByRole('button', { name: 'Run', exact: true });
  expect((await run.boundingBox())?.y).toBeGreaterThan(740);
});
