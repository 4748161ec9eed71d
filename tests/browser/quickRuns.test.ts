import { expect } from 'vitest';
import { holdPart } from '../harness/browser/holdPart.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest();

test('a run that is left for the next one before its end counts', async ({ site }) => {
  const { page, open } = site;
  await open('/companies/colleagues');
  await page.locator('#flag').getByRole('button', { name: 'Create it as the step says' }).click();
  await page.locator('.rest-call').getByText('201').waitFor();

  const word = (user: string) => page.locator(`main .run-word[data-run-user="${user}"]`).first();
  // So slow is the way to the site that nobody is told how a run goes on.
  const held = await holdPart(page, 'run', (sent) => sent.includes('/parts/run?'));
  await word('nora@meadow').click();
  await held.isReached();
  await word('omar@meadow').click();
  await held.isReached(2);
  held.letGo();

  await page.locator('run-console[data-user="omar@meadow"][data-state=settled]').waitFor();
  const parted = page.locator('.task:has([data-run-user="omar@meadow"])');
  await parted.locator('.tick.done').waitFor();
  expect(await page.locator('run-console').getAttribute('data-user')).toBe('omar@meadow');
});

test('the styles of a result are put into the page once, however many runs there are', async ({
  site,
}) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/flag');
  const styles = () =>
    page
      .locator('link[rel=stylesheet]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')).toSorted());
  await runAs(page, 'ian');
  const loaded = await styles();
  expect(loaded).toEqual([...new Set(loaded)]);
  await runAs(page, 'ada');
  expect(await styles()).toEqual(loaded);
  // A run that is brought back after a reload has them too.
  await page.reload();
  await page.locator('run-console[data-user=ada]').waitFor();
  expect(await styles()).toEqual(loaded);
});
