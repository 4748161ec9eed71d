import { expect } from 'vitest';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

/** As browsers do it where a reader has blocked cookies and data of sites. */
const blocked = () => {
  for (const name of ['sessionStorage', 'localStorage']) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException(`Failed to read '${name}'`, 'SecurityError');
      },
    });
  }
};

/** As browsers do it that give a storage in which there is no room. */
const full = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
};

const errorsOf = ({ page }: Site) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => void errors.push(message));
  return errors;
};

test.for([
  ['blocked', blocked],
  ['full', full],
] as const)('with a storage that is %s, runs and tabs work', async ([name, script], { site }) => {
  const { page, open } = site;
  const errors = errorsOf(site);
  await page.addInitScript(script);
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  await runAs(page, 'ian');
  const panels = page.locator('#run [role=tabpanel]');
  await expect.poll(() => panels.filter({ visible: true }).count()).toBe(1);
  await page.getByRole('tab', { name: 'Wire' }).click();
  await page.getByRole('tabpanel', { name: 'Wire' }).waitFor();
  expect(await panels.filter({ visible: true }).count()).toBe(1);
  if (name === 'blocked') {
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page.locator('#runs').getByRole('button').last().click();
    await page.locator('run-console[data-user=ada]').waitFor();
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Runs');
  }
  for (const path of ['/', '/compare?user=ada', '/run?stage=flag&user=ada&show=why']) {
    await open(path);
  }
  await page.getByRole('tab', { name: 'Why' }).waitFor();
  expect(await page.locator('[role=tabpanel]').filter({ visible: true }).count()).toBe(1);
  expect(errors).toEqual([]);
});
