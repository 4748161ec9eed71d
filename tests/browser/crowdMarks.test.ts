import { expect } from 'vitest';
import { CROWD, openCrowd } from '../harness/browser/openCrowd.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest();

const card = ({ page }: Site) => page.locator('[data-card]');
const key = ({ page }: Site, verb: string) =>
  page.locator(`.crowd-key [data-crowd=${verb}-key]`).textContent();

/** How many users the picture marks so. */
async function marked({ page }: Site, kind: 'gains' | 'losses') {
  const drawn = await page.locator(`[data-dots] .${kind}`).getAttribute('d');
  return drawn?.match(/M/g)?.length ?? 0;
}

test('the dots show who gains and who loses, against the flag that is saved', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  expect([await marked(site, 'gains'), await marked(site, 'losses')]).toEqual([0, 0]);
  await page.getByLabel('Rollout percentage').first().fill('60');
  await expect.poll(() => marked(site, 'gains')).toBe(112);
  expect(await key(site, 'gain')).toBe('112 gain');
  await page.getByRole('radio', { name: 'name' }).check();
  await page.getByLabel('Rollout percentage').first().fill('40');
  await expect.poll(() => marked(site, 'gains')).toBe(0);
  const lost = await marked(site, 'losses');
  expect(await key(site, 'lose')).toBe(`${lost} lose`);
  await page
    .locator('.crowd-changes')
    .getByText(`Nobody gains the flag, ${lost} lose it.`)
    .waitFor();
});

test('what can be done with a user who was picked stands at the dot', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  for (const place of [0, 24, 510, 975, 999]) {
    const dot = page.locator('#crowd .people circle').nth(place);
    if (await card(site).isVisible()) await page.keyboard.press('Escape');
    await dot.click({ force: true });
    await card(site).waitFor();
    const [at, box, picture] = await Promise.all(
      [dot, card(site), page.locator('.crowd-stage')].map((part) => part.boundingBox()),
    );
    if (!at || !box || !picture) throw new Error('The card is nowhere.');
    const away = Math.min(Math.abs(at.x - box.x), Math.abs(at.x - box.x - box.width));
    expect(away, `beside place ${place}`).toBeLessThan(40);
    expect(box.x).toBeGreaterThanOrEqual(picture.x);
    expect(box.x + box.width).toBeLessThanOrEqual(picture.x + picture.width);
    expect(box.y).toBeGreaterThanOrEqual(picture.y - 1);
    expect(box.y + box.height).toBeLessThanOrEqual(picture.y + picture.height + 1);
  }
});

test('by keyboard: Enter opens it, Tab enters it, Escape closes it', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await card(site).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Open the receipt');
  await page.keyboard.press('Escape');
  await expect.poll(() => card(site).isVisible()).toBe(false);
  expect(await page.getByRole('listbox').evaluate((it) => it === document.activeElement)).toBe(
    true,
  );
});

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'on a phone it is in sight below the dot that was tapped',
  async ({ site }) => {
    const { page } = site;
    await openCrowd(site, '', true);
    const text = await page.evaluate(() => scrollY);
    for (const place of [3, 400]) {
      const dot = page.locator('#crowd .people circle').nth(place);
      await dot.tap({ force: true });
      await card(site).waitFor();
      const [at, box] = await Promise.all([dot, card(site)].map((part) => part.boundingBox()));
      if (!at || !box) throw new Error('The card is nowhere.');
      expect(box.y).toBeGreaterThan(at.y);
      expect(box.y + box.height).toBeLessThanOrEqual(844);
    }
    await card(site).getByRole('link', { name: 'Look at nobody' }).tap();
    await expect.poll(() => card(site).isVisible()).toBe(false);
    expect(await page.evaluate(() => scrollY)).toBe(text);
  },
);

siteTest({ javaScriptEnabled: false })(
  'without JavaScript the marks and the card are there, and the card closes',
  async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(`${CROWD}?set-0-rollout=60&pick=user-7`);
    expect(await marked(site, 'gains')).toBe(112);
    await card(site)
      .getByText(/^user-7, bucket/)
      .waitFor();
    await card(site).getByRole('link', { name: 'Look at nobody' }).click();
    await page.waitForURL(/pick=#crowd$/);
    expect(await card(site).isVisible()).toBe(false);
    expect(await marked(site, 'gains')).toBe(112);
  },
);
