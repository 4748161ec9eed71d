import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { CROWD, openCrowd } from '../harness/browser/openCrowd.ts';

const test = siteTest();

const sentenceOf = ({ page }: Site) => page.locator('#crowd [data-crowd=sentence]');
const litOf = ({ page }: Site) => page.locator('#crowd .people .lit').count();

test('the keyboard moves among the dots and picks one, and all of it is said', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  const dots = page.getByRole('listbox');
  await dots.focus();
  const current = async () => {
    const id = await dots.getAttribute('aria-activedescendant');
    return page.locator(`#${id ?? ''}`);
  };
  const first = await (await current()).textContent();
  expect(first).toMatch(/^user-\d+, bucket 0\.0002, on$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await (await current()).getAttribute('aria-posinset')).toBe('27');
  await page.keyboard.press('End');
  expect(await (await current()).textContent()).toMatch(/^user-\d+, bucket 0\.9993, off$/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page
    .locator('[data-card]')
    .getByText(/^user-\d+, bucket 0\.9\d+, off$/)
    .waitFor();
  expect(await (await current()).getAttribute('aria-selected')).toBe('true');
  const said = page.locator('#crowd [role=status]');
  await said.getByText(/^522 of 1,000 are on; 500 were expected.*nobody loses it\.$/).waitFor();
});

test('says by the field what cannot be taken, and keeps the crowd as it was', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  const percentage = page.getByLabel('Rollout percentage').first();
  await percentage.fill('150');
  await page.getByText('“150” is not a percentage. Type a number from 0 to 100.').waitFor();
  expect(await percentage.getAttribute('aria-invalid')).toBe('true');
  expect(await litOf(site)).toBe(522);
  await percentage.fill('100');
  await page.getByText('is not a percentage').waitFor({ state: 'detached' });
  expect(await litOf(site)).toBe(1000);
});

test('axe finds nothing while the crowd is in use', async ({ site }) => {
  await openCrowd(site, 'overlay=on&set-0-rollout=72&pick=user-17');
  await site.page.getByRole('listbox').focus();
  expect(await findViolations(site.page)).toEqual([]);
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript the form answers with the crowd in that state',
  async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(CROWD);
    expect(await litOf(site)).toBe(522);
    await page.getByLabel('Rollout percentage').first().fill('10');
    await page.getByRole('radio', { name: 'name' }).check();
    await page.getByRole('checkbox', { name: 'Overlay a second flag' }).check();
    await page.getByLabel('Look at one user').fill('user-17');
    await page.getByRole('button', { name: 'Show this crowd' }).click();
    await page.waitForURL(/set-0-rollout=10&/);
    const lit = await litOf(site);
    expect(lit).toBeGreaterThan(60);
    expect(await sentenceOf(site).textContent()).toContain(`${lit} of 1,000 are on; 100 were`);
    expect(await page.locator('.crowd-changes').textContent()).toMatch(/Nobody gains.*\d+ lose: /s);
    await page
      .locator('[data-card]')
      .getByText(/^user-17, bucket/)
      .waitFor();
    await page.getByText(/have both flags on/).waitFor();
    await page.getByLabel('Look at one user').fill('bob');
    await page.getByRole('button', { name: 'Show this crowd' }).click();
    await page.getByText('“bob” is not in this crowd.').waitFor();
  },
);

siteTest({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })(
  'on a phone the picture lies on its side: keys and taps follow',
  async ({ site }) => {
    const { page } = site;
    await openCrowd(site, '', true);
    const dots = page.getByRole('listbox');
    const box = await dots.boundingBox();
    if (!box) throw new Error('The dots are not shown.');
    expect(box.height).toBeGreaterThan(box.width);
    expect(box.width / 25).toBeGreaterThan(12);
    await dots.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const place = async () => {
      const id = await dots.getAttribute('aria-activedescendant');
      return page.locator(`#${id ?? ''}`).getAttribute('aria-posinset');
    };
    expect(await place()).toBe('2');
    await page.keyboard.press('ArrowDown');
    expect(await place()).toBe('27');
    await page.locator('#crowd .people circle').nth(26).tap({ force: true });
    await page
      .locator('[data-card]')
      .getByText(/^user-\d+, bucket 0\.0\d+, on$/)
      .waitFor();
  },
);

siteTest({ viewport: { width: 360, height: 740 } })(
  'keys of any length leave the page as wide as the phone',
  async ({ site }) => {
    const { page, open } = site;
    const properties = [{ key: 'p'.repeat(300), type: 'person', operator: 'exact', value: ['v'] }];
    const flag = { key: 'k'.repeat(300), filters: { groups: [{ properties }] } };
    const query = { flag: JSON.stringify(flag), overlay: 'on', 'other-key': 'o'.repeat(300) };
    await open(`${CROWD}?${new URLSearchParams(query)}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  },
);
