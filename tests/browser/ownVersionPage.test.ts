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

test('the page stays when the server tells late that it has not heard of it', async ({ site }) => {
  await openFlag(site);
  const { page } = site;
  await runVersionAs(page, 'guest', MINE);
  const decided = Promise.withResolvers<undefined>();
  const told = Promise.withResolvers<undefined>();
  await page.route('**/sdk/flags/**', async (route) => {
    await decided.promise;
    await route.continue();
  });
  await page.route(
    '**/parts/run?*',
    async (route) => {
      // It is answered before there is a page, and arrives after.
      const response = await route.fetch();
      decided.resolve(undefined);
      await told.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.locator('#run-user').fill('ian');
  await codeField(page).press('Control+Enter');
  const shown = page.frameLocator('[data-slot=page] iframe').getByText('Hi, ian!');
  await shown.waitFor();
  const early = await page.locator('[data-slot=page] iframe').elementHandle();
  told.resolve(undefined);
  await page.locator('run-console[data-user=ian][data-state=settled]').waitFor();
  expect(await early.evaluate(({ isConnected }) => isConnected)).toBe(true);
});

test('where nothing but the page came, nothing of another run stands beside it', async ({
  site,
}) => {
  await openFlag(site);
  const { page } = site;
  await runVersionAs(page, 'guest', MINE);
  // A 404 of the network would stand in the browser's console, which these tests keep clean.
  await page.evaluate(() => {
    const send = window.fetch.bind(window);
    window.fetch = async (address, init) => {
      if (typeof address !== 'string' || !address.startsWith('/parts/run?')) {
        return send(address, init);
      }
      // By then the page stands there.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const headers = { 'Content-Type': 'text/plain' };
      return new Response('It was forgotten.', { status: 404, headers });
    };
  });
  await page.locator('#run-user').fill('ian');
  await codeField(page).press('Control+Enter');
  await page.locator('[data-slot=page] .notice', { hasText: 'It was forgotten.' }).waitFor();
  await page.frameLocator('[data-slot=page] iframe').getByText('Hi, ian!').waitFor();
  expect(await page.locator('[data-waits], run-console[data-stale]').count()).toBe(0);
  expect(await page.locator('[data-slot=status]').textContent()).toBe('');
  expect(await page.locator('[data-slot=readout]').textContent()).toBe('');
  // And the run before can be brought back whole.
  await page.locator('[data-tab=runs]').click();
  await page.locator('runs-so-far [data-recall]').first().click();
  await page.frameLocator('[data-slot=page] iframe').getByText('guest').waitFor();
  expect(await page.locator('[data-slot=status]').textContent()).toContain('200');
});

test('what came of a version is told again where the way to the site breaks off', async ({
  site,
}) => {
  await openFlag(site);
  const { page } = site;
  await page.evaluate(() => {
    const send = window.fetch.bind(window);
    let broken = 0;
    window.fetch = (address, init) => {
      const isTold = init?.body instanceof URLSearchParams && init.body.has('recorded');
      if (!isTold || broken === 2) return send(address, init);
      broken += 1;
      document.body.dataset['broken'] = String(broken);
      return Promise.reject(new TypeError('down'));
    };
  });
  const { pageText } = await runVersionAs(page, 'ian', MINE);
  expect(await pageText()).toContain('Hi, ian!');
  expect(await page.locator('body').getAttribute('data-broken')).toBe('2');
});
