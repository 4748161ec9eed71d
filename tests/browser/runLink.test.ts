import { describe, expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { readApi } from '../harness/server/readApi.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const SHARE = '/inside-a-flag/share';

async function openStep({ origin, open }: Site) {
  await createFlag(`${origin}/posthog`);
  await open(SHARE);
}

const countEvents = async ({ origin }: Site) =>
  (await readApi<{ results: unknown[] }>(origin, '/events/?limit=1000')).results.length;

const test = siteTest();

test('a run’s link makes it again, with the tab that was open, and adds nothing to the project', async ({
  site,
}) => {
  const { page } = site;
  await openStep(site);
  const run = await runAs(page, 'ian');
  await page.getByRole('tab', { name: 'Why' }).click();
  const before = await countEvents(site);
  await run.result.getByRole('link', { name: 'Link to this run' }).click();
  await page.waitForURL(/\/run\?/);

  const { searchParams } = new URL(page.url());
  expect([...searchParams.keys()]).toEqual(['stage', 'user', 'flag', 'person', 'show']);
  expect(searchParams.get('person'), 'ian was a stranger').toBe('{}');
  expect(page.url()).not.toMatch(/phc_|phx_/);
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Why');
  await page.getByRole('tabpanel', { name: 'Why' }).getByText('On for ian, because').waitFor();
  const words = await page.locator('.scene-run').textContent();
  expect(words).toMatch(/apart from your project/);
  expect(words).toMatch(/50 % of everyone/);
  expect(words).toMatch(/A stranger/);
  expect(await countEvents(site)).toBe(before);

  await page.getByRole('button', { name: 'Run it again' }).click();
  await page.getByText('On for ian, because').waitFor();
  expect(await countEvents(site)).toBe(before);
  await page.getByRole('link', { name: 'Open the receipt and change it' }).click();
  await page.waitForURL(/\/inside-a-flag\/receipt\?user=ian&flag=/);
});

test('the copied link is the whole address, at the tab that is open', async ({ site }) => {
  const { page, origin } = site;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await openStep(site);
  await runAs(page, 'priya');
  await page.getByRole('tab', { name: 'Response' }).click();
  await page.locator('#response').getByRole('button', { name: 'Copy the link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.origin).toBe(origin);
  expect(copied.searchParams.get('show')).toBe('response');
  expect(copied.searchParams.get('user')).toBe('priya');
});

test('by keyboard: the link is a link, and the tabs behind it are walked with arrows', async ({
  site,
}) => {
  const { page } = site;
  await openStep(site);
  await runAs(page, 'ian');
  await page.getByRole('tab', { name: 'Source' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.locator('#run').getByRole('link', { name: 'Link to this run' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/show=why/);
  await page.getByRole('tab', { name: 'Why' }).focus();
  await page.keyboard.press('Home');
  await page.locator('iframe').waitFor();
  expect(await page.locator('iframe').contentFrame().locator('body').textContent()).toContain(
    'Welcome, ian!',
  );
});

test('opening a link is what the checklist asks for', async ({ site }) => {
  const { page, open } = site;
  await openStep(site);
  const run = await runAs(page, 'ada');
  await run.result.getByRole('link', { name: 'Link to this run' }).click();
  await page.waitForURL(/\/run\?/);
  await open(SHARE);
  await page.locator('.pips [data-say]').getByText('1 of 2 done').waitFor();
});

test('a flag that is too large for a link gets a sentence instead', async ({ site }) => {
  const { page, origin, open } = site;
  const value = Array.from({ length: 900 }, (_, at) => `visitor-${at}`);
  await fetch(`${origin}/posthog/api/projects/1/feature_flags/`, {
    method: 'POST',
    headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      key: 'new-cool-feature',
      filters: { groups: [{ properties: [{ key: 'plan', type: 'person', value }] }] },
    }),
  });
  await open(SHARE);
  const run = await runAs(page, 'ian');
  expect(await run.panel('Response').textContent()).toContain('does not fit into a link');
  expect(await page.locator('#run').getByRole('link', { name: 'Link to this run' }).count()).toBe(
    0,
  );
});

describe.each(['light', 'dark'] as const)('in %s, on a phone', (colorScheme) => {
  siteTest({ colorScheme, viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })(
    'the page of a link is accessible and fits, with a long name too',
    async ({ site }) => {
      const { page, open, origin } = site;
      await createFlag(`${origin}/posthog`);
      for (const user of ['ada', 'x'.repeat(200)]) {
        await open(`/run?stage=flag&user=${user}&show=why`);
        expect(await findViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      }
    },
  );
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript the link runs too, and every part of the result is there',
  async ({ site }) => {
    const { page } = site;
    await openStep(site);
    await page.getByRole('textbox', { name: 'User' }).fill('ian');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('#run').getByRole('link', { name: 'Link to this run' }).click();
    await page.waitForURL(/\/run\?stage=flag&user=ian/);
    for (const part of ['Page', 'Response', 'Wire', 'Why']) {
      await page.getByRole('region', { name: part, exact: true }).waitFor();
    }
    await page.getByRole('button', { name: 'Run it again' }).click();
    await page.getByText('On for ian, because').waitFor();
  },
);
