import { expect } from 'vitest';
import { openSheet } from '../harness/browser/openSheet.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { readApi } from '../harness/server/readApi.ts';

const STEP = '/first-flag/create-flag';

const test = siteTest();

const form = ({ page }: Site) => page.locator('#flag');
const knob = (site: Site) =>
  form(site).getByRole('slider', { name: 'condition set 1, on the line' });
const field = (site: Site) => form(site).locator('#set-0-rollout');

/** The marks of those who are let in. */
const marksIn = (site: Site) => form(site).locator('#set-0-cast .in').count();

async function savedRollout({ origin }: Site) {
  const { results } = await readApi<{
    results: { filters: { groups: { rollout_percentage: number }[] } }[];
  }>(origin, '/feature_flags/');
  return results[0]?.filters.groups[0]?.rollout_percentage;
}

/** Where the bar ends, and where the line goes from and to. */
async function lineOf(site: Site) {
  const [bar, axis] = await Promise.all(
    [form(site).locator('.bar rect'), form(site).locator('rollout-line .axis')].map((part) =>
      part.boundingBox(),
    ),
  );
  if (!bar || !axis) throw new Error('The line is not shown.');
  return { end: bar.x + bar.width, y: bar.y + bar.height / 2, from: axis.x, width: axis.width };
}

test('the first set is made by dragging the end of its line', async ({ site }) => {
  const { page } = site;
  await site.open(STEP);
  expect(await marksIn(site), 'ian, erin and ada at 100 %').toBe(3);
  const { end, y, from, width } = await lineOf(site);
  await page.mouse.move(end, y);
  await page.mouse.down();
  await page.mouse.move(from + width * 0.7, y, { steps: 4 });
  await expect.poll(() => marksIn(site), { message: 'all but ada' }).toBe(2);
  await page.mouse.move(from + width * 0.5, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => marksIn(site), { message: 'ian alone' }).toBe(1);
  expect(await field(site).inputValue()).toBe('50');
  expect(Math.abs((await lineOf(site)).end - from - width * 0.5)).toBeLessThan(4);
  await form(site).getByText('50 % of everyone').waitFor();
  await page.getByRole('button', { name: 'Create the flag' }).click();
  await form(site).getByText('201', { exact: true }).waitFor();
  expect(await savedRollout(site)).toBe(50);
});

test('by keyboard, and by the field, which the line follows', async ({ site }) => {
  const { page } = site;
  await site.open(STEP);
  const answered = page.waitForResponse((response) => response.url().endsWith('/parts/flag-form'));
  await knob(site).focus();
  await page.keyboard.press('Home');
  expect(await field(site).inputValue()).toBe('0');
  expect(await marksIn(site)).toBe(0);
  await field(site).fill('40');
  expect(await marksIn(site)).toBe(1);
  expect(Number(await knob(site).inputValue())).toBe(40);
  await field(site).fill('lots');
  expect(await marksIn(site), 'as it was').toBe(1);
  // What the server made of the first percentage may come only now.
  await answered;
  await page.waitForTimeout(50);
  expect(await marksIn(site), 'as it was').toBe(1);
});

test('another key puts everyone elsewhere', async ({ site }) => {
  await site.open(STEP);
  const told = () => form(site).locator('#set-0-cast').getAttribute('aria-label');
  expect(await told()).toContain('ian at 0.2676, erin at 0.50');
  await form(site).getByLabel('Flag key').fill('new-cool-featurf');
  await form(site).getByLabel('Flag key').blur();
  await expect.poll(told).not.toContain('0.2676');
});

test('a form that nobody touched lets its reader go', async ({ site }) => {
  const { page } = site;
  await site.open(STEP);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  await page.locator('h1').click();
  await page.getByRole('link', { name: /^Next step/ }).click();
  await page.waitForURL('**/first-flag/flag');
  expect(dialogs).toEqual([]);
});

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'on a phone a finger on the line sets it, and the text stays',
  async ({ site }) => {
    const { page } = site;
    await site.open(STEP);
    await openSheet(site, 'Flag form');
    const { y, from, width } = await lineOf(site);
    await page.touchscreen.tap(from + width * 0.5, y);
    await expect.poll(() => field(site).inputValue()).toBe('50');
    const box = await knob(site).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  },
);

siteTest({ javaScriptEnabled: false })(
  'without JavaScript the line stands over the field that sets it',
  async ({ site }) => {
    const { page } = site;
    await site.open(STEP);
    expect(await marksIn(site)).toBe(3);
    await field(site).fill('50');
    await page.getByRole('button', { name: 'Create the flag' }).click();
    await page.waitForURL(/#flag$/);
    expect(await marksIn(site)).toBe(1);
    expect(await savedRollout(site)).toBe(50);
  },
);
