import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { asPerson } from '../harness/browser/asPerson.ts';
import { saveLoginFlag } from '../harness/lessons/saveLoginFlag.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();
const withoutScripts = siteTest({ javaScriptEnabled: false });

/** Begins a run whose answer is held back, and gives its frame, in which the page is at work. */
async function hold(page: Page): Promise<Frame> {
  await page.locator('#run-user').fill('vera');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Let it through' }).waitFor();
  const frame = page.frames().find((one) => one.url().includes('frame='));
  if (!frame) throw new Error('There is no frame.');
  return frame;
}

async function letThrough(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Let it through' }).click();
  await page.locator('run-console[data-state=settled]').waitFor();
}

test('a page runs the real posthog-js, and its requests stand in Wire', async ({ site }) => {
  const { page, open } = site;
  await asPerson(page);
  await open('/login/flip');
  const run = await runAs(page, 'ines');
  expect(await run.pageText()).toContain('You are ines.');
  const wire = (await run.panel('Wire').textContent()) ?? '';
  expect(wire.match(/\/flags\/\?v=2/g)?.length).toBe(2);
  expect(wire).toContain('"$lib":');
  expect(wire).toContain('by the browser');
  expect(wire, 'the project API key is cut short').not.toContain('phc_flagbook');
});

test('a held answer shows what a flag says until then', async ({ site }) => {
  const { page, open } = site;
  await asPerson(page);
  await open('/login/before-load');
  const frame = await hold(page);
  expect(await frame.locator('body').textContent()).toContain('isFeatureEnabled says undefined');
  await letThrough(page);
  expect(await page.locator('.page-strip li').count()).toBeGreaterThan(1);
});

test('a run that was left halfway begins anew where Back leads to it', async ({ site }) => {
  const { page, open } = site;
  await asPerson(page);
  await open('/login/before-load');
  await hold(page);
  await page.locator('#run-user').fill('ruth');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('run-console[data-user=ruth]').waitFor();
  await letThrough(page);
  await page.goBack();
  await page.locator('run-console[data-user=vera]').waitFor();
  await letThrough(page);
  expect(await page.locator('.page-strip li').count()).toBeGreaterThan(1);
});

test('a browser that comes back has the answer of its last visit at once', async ({ site }) => {
  const { page, open, origin } = site;
  await saveLoginFlag(origin);
  await asPerson(page);
  await open('/login/before-load');
  await hold(page);
  await letThrough(page);
  const frame = await hold(page);
  expect(await frame.locator('body').textContent()).not.toContain('undefined');
  await letThrough(page);
});

test('the frame reaches nothing but PostHog by its page', async ({ site }) => {
  const { page, open, origin } = site;
  await page.context().addCookies([{ name: 'secret', value: 'mine', url: origin }]);
  await asPerson(page);
  await open('/login/before-load');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.frame() !== page.mainFrame()) asked.push(request.url());
  });
  const frame = await hold(page);
  const tried = await frame.evaluate(async (site) => {
    const outcome = async (attempt: () => unknown) => {
      try {
        return String(await attempt());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      origin: self.origin,
      hasCookie: document.cookie.includes('secret'),
      parent: await outcome(() => parent.document.title),
      top: await outcome(() => top?.location.href),
      site: await outcome(() => fetch(`${site}/parts/checks`)),
      posthogApi: await outcome(() => fetch(`${site}/posthog/api/projects/1/persons/`)),
      elsewhere: await outcome(() => fetch('https://example.com/')),
      xhr: String(globalThis.XMLHttpRequest),
    };
  }, origin);
  expect(tried).toEqual({
    origin: 'null',
    hasCookie: false,
    parent: 'SecurityError',
    top: 'SecurityError',
    site: 'TypeError',
    posthogApi: 'TypeError',
    elsewhere: 'TypeError',
    xhr: 'undefined',
  });
  expect(asked.filter((url) => !url.startsWith('blob:') && !url.includes('frame='))).toEqual([]);
  await letThrough(page);
});

withoutScripts(
  'without JavaScript the page stands there, and says what it needs',
  async ({ site }) => {
    const { page, open } = site;
    await open('/login/flip');
    await page.locator('#run-user').fill('ines');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForURL(/user=ines/);
    const shown = page.locator('[data-slot=page] iframe').contentFrame();
    expect(await shown.locator('body').textContent()).toContain('You are not logged in.');
    expect(await page.locator('.console noscript').textContent()).toContain('turn JavaScript on');
    expect(await page.locator('#source').textContent()).toContain(
      "import posthog from 'posthog-js';",
    );
  },
);
