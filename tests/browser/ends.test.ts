import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

test('the end of a tutorial has one of the reader’s own runs, to be made again', async ({
  site,
}) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/compare');
  const run = page.locator('end-run a');
  expect(await run.textContent()).toContain('Run flag-property for ada');
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  await runAs(page, 'ada');
  await runAs(page, 'ian');
  await open('/first-flag/compare');
  // Off at first, then on: the visit worth telling of.
  expect(await run.textContent()).toBe('Your run of flag for ada');
  expect(await page.locator('end-run').textContent()).toContain('flag on');
  await run.click();
  await page
    .getByText('Welcome, ada!')
    .or(page.locator('[data-run][data-user=ada]'))
    .first()
    .waitFor();
  expect(new URL(page.url()).pathname).toBe('/run');
});
