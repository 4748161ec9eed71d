import { expect } from 'vitest';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

test('the tab of what PostHog knows says what came in since it was last looked at', async ({
  site,
}) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  const tab = page.getByRole('tab', { name: 'What PostHog knows' });
  const runs = page.getByRole('tab', { name: 'Runs' });
  const before = await runs.boundingBox();
  await runAs(page, 'ada');
  await tab.getByText('+1').waitFor();
  await runAs(page, 'ada');
  await tab.getByText('+2').waitFor();
  expect((await runs.boundingBox())?.x, 'its room was kept').toBe(before?.x);
  await tab.click();
  await tab.getByText('+').waitFor({ state: 'detached' });
  await runAs(page, 'ian');
  await page.locator('#knows .event[data-user=ian]').waitFor();
  expect(await tab.innerText(), 'it is open').toBe('What PostHog knows');
  await page.getByRole('tab', { name: 'Source' }).click();
  expect(await tab.innerText(), 'nothing new').toBe('What PostHog knows');
});
