import { expect } from 'vitest';
import { CODE, openFlag } from '../harness/browser/flagVersion.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { codeField, runVersionAs } from '../harness/browser/writeVersion.ts';

const test = siteTest();

const MINE = CODE.replace('Welcome, ', 'Hi, ');

test('the page of a version stands there before the server tells of it, and stays', async ({
  site,
}) => {
  await openFlag(site);
  const { page } = site;
  // The window into which the next page comes.
  await runVersionAs(page, 'guest', MINE);
  const held = Promise.withResolvers<undefined>();
  await page.route('**/parts/run?*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.locator('#run-user').fill('ian');
  await codeField(page).press('Control+Enter');
  await page.frameLocator('[data-slot=page] iframe').getByText('Hi, ian!').waitFor();
  expect(await page.locator('[data-slot=page] .waiting-for').count()).toBe(0);
  expect(await page.locator('[data-slot=page] .address').textContent()).toBe(
    '/stages/flag/user/ian',
  );
  // What is told of the run before is not to be read as that of this one.
  await expect
    .poll(() => page.locator('[data-slot=readout] .verdict-line').isVisible())
    .toBe(false);
  const early = await page.locator('[data-slot=page] iframe').elementHandle();
  held.resolve(undefined);
  await page.locator('run-console[data-user=ian][data-state=settled]').waitFor();
  expect(await early.evaluate(({ isConnected }) => isConnected)).toBe(true);
  expect(await page.locator('[data-slot=readout] .verdict-line').isVisible()).toBe(true);
  await page.goBack();
  await page.locator('run-console[data-user=guest]').waitFor();
});

test('the page of a version that was left for another run is not shown', async ({ site }) => {
  await openFlag(site);
  const { page } = site;
  await runVersionAs(page, 'guest', MINE);
  const held = Promise.withResolvers<undefined>();
  await page.route('**/sdk/flags/**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.locator('#run-user').fill('ian');
  const asked = page.waitForRequest('**/sdk/flags/**');
  await codeField(page).press('Control+Enter');
  await asked;
  // Back to the run of before, while the version waits for its flag.
  await page.locator('.cast [data-user=ada]').first().click();
  await page.locator('run-console[data-user=ada]').waitFor();
  held.resolve(undefined);
  await page.locator('run-console[data-user=ada][data-state=settled]').waitFor();
  await page.waitForTimeout(300);
  expect(await page.locator('[data-slot=page] .address').textContent()).toContain('/user/ada');
});
