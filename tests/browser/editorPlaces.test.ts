import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { turnToRun } from '../harness/browser/runAs.ts';
import { ownSiteTest, siteTest } from '../harness/browser/siteTest.ts';
import {
  codeField,
  editButton,
  editedFigure,
  editStage,
  typeFirst,
  versionChip,
} from '../harness/browser/versionEditor.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

const STEP = '/first-flag/flag';

siteTest()(
  'a named edit is where a version begins, marked as Source marks it',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await page.getByRole('radio', { name: 'Misspell the key' }).check();
    const own = editedFigure(page, 'misspell-the-key');
    const added = await own.locator('pre .added').allTextContents();
    const code = await editStage(page, 'misspell-the-key');
    expect(await code.inputValue()).toBe(
      readFileSync('src/pages/stages/misspell-the-key/user/[user].ts', 'utf8'),
    );
    expect(await own.locator('.pce-line.added').allTextContents()).toEqual(added);
    expect(await versionChip(page).isVisible()).toBe(false);
    await typeFirst(page, '// Mine.');
    expect(await own.locator('.pce-line.added').count()).toBe(added.length + 1);
    expect(await versionChip(page).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: /^edited:/ }).isVisible()).toBe(false);
  },
);

siteTest()('what is edited is what the console stands at', async ({ site }) => {
  const { page, open } = site;
  await open('/inside-a-flag/race');
  await turnToRun(page);
  await page.getByRole('tab', { name: 'Source' }).click();
  const fold = page.locator('#source-remember');
  await fold.locator('summary').click();
  await editStage(page, 'remember');
  expect(await page.locator('#run-form select[name=stage]').inputValue()).toBe('remember');
  await typeFirst(page, '// Mine.');
  expect(await versionChip(page).isVisible()).toBe(true);
  await page.reload();
  await codeField(page).waitFor();
  expect(await fold.getAttribute('open')).not.toBeNull();
});

siteTest()(
  'the editor has no fault that axe finds, with its code or its changes',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await editStage(page);
    await typeFirst(page, '// Mine.');
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Changes' }).click();
    expect(await findViolations(page, '#source')).toEqual([]);
  },
);

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'on a phone nothing of the editor moves the page sideways',
  async ({ site }) => {
    const { page, open } = site;
    await open(`${STEP}#source`);
    await editStage(page);
    await typeFirst(page, `// ${'Mine. '.repeat(40)}`);
    for (const view of ['code', 'changes']) {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, view).toBe(390);
      const box = await page.locator('.request').boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0), view).toBeLessThanOrEqual(390);
      await page.getByRole('button', { name: 'Changes' }).click();
    }
  },
);

siteTest({ javaScriptEnabled: false })(
  'without a script nothing can be edited',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    expect(await editButton(page).isVisible()).toBe(false);
    expect(await editedFigure(page).locator('pre .line').first().isVisible()).toBe(true);
  },
);

siteTest()('a page with a script says that it stays as it is', async ({ site }) => {
  const { page, open } = site;
  await open('/login/flip#source');
  await page.locator('#source').getByText('it cannot be edited here yet').first().waitFor();
  expect(await page.locator('button[data-version]').count()).toBe(0);
});

ownSiteTest(() => startOnRealPostHog())(
  'with a PostHog elsewhere the button says why code stays as it is',
  async ({ site: { page, open } }) => {
    await open(STEP);
    await editButton(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('#source [role=status]').getByText('embedded PostHog alone').waitFor();
    expect(await codeField(page).count()).toBe(0);
    expect(await editButton(page).getAttribute('aria-disabled')).toBe('true');
    expect(await findViolations(page, '#source')).toEqual([]);
  },
);
