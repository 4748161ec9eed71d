import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { lab, openReceipt, says } from '../harness/browser/receiptLab.ts';
import { openSheet } from '../harness/browser/openSheet.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

const slider = (site: Site) =>
  lab(site).getByRole('slider', { name: 'Rollout percentage of condition set 1' });

/** Of the verdict, the number line and the slider: where it is on the screen. */
const partsOf = (site: Site) =>
  [
    lab(site).locator('.verdict'),
    lab(site).locator('.receipt-head .unit-line'),
    slider(site),
  ] as const;

async function drag(page: Page, box: { x: number; y: number; width: number; height: number }) {
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, y, { steps: 8 });
  await page.mouse.up();
}

describe.each(SCREENS)('at $width × $height', (viewport) => {
  const isPhone = viewport.width < 800;
  siteTest({ viewport, hasTouch: isPhone, isMobile: isPhone })(
    'slider, verdict and number line are on one screen, and nothing moves under the hand',
    async ({ site }) => {
      const { page } = site;
      await openReceipt(site, '?user=max');
      if (isPhone) await openSheet(site, 'Receipt');
      await says(site, 'Off for max');
      const text = await page.evaluate(() => scrollY);
      for (const part of partsOf(site)) {
        const box = await part.boundingBox();
        if (!box) throw new Error('It is nowhere.');
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
      }
      const before = await slider(site).boundingBox();
      if (!before) throw new Error('The slider is nowhere.');
      await drag(page, before);
      await says(site, 'On for max');
      expect((await slider(site).boundingBox())?.y).toBe(before.y);
      expect(await page.evaluate(() => scrollY)).toBe(text);
    },
  );
});

siteTest({ viewport: { width: 1280, height: 720 } })(
  'the verdict stays in sight of a field further down',
  async ({ site }) => {
    await openReceipt(site, '?user=max');
    const field = lab(site).getByLabel('initial_name', { exact: true });
    await field.evaluate((input) => {
      input.scrollIntoView({ block: 'end', behavior: 'instant' });
    });
    await field.fill('ada');
    await says(site, 'On for max, because condition set 2 matched');
    const [verdict, typed] = await Promise.all(
      [lab(site).locator('.verdict'), field].map((part) => part.boundingBox()),
    );
    expect(verdict?.y).toBeGreaterThan(90);
    expect((verdict?.y ?? 0) + (verdict?.height ?? 0)).toBeLessThan(typed?.y ?? 0);
  },
);

describe.each(['no-preference', 'reduce'] as const)('with motion: %s', (reducedMotion) => {
  siteTest({ reducedMotion })('a verdict that turns is seen to turn, once', async ({ site }) => {
    await openReceipt(site, '?user=max');
    const verdict = lab(site).locator('.verdict');
    const motion = () => verdict.evaluate((it) => getComputedStyle(it).animationName);
    expect(await motion()).toBe('none');
    await lab(site).locator('#set-0-rollout').fill('60');
    await lab(site).getByText('set 1 · 60 %').waitFor();
    expect(await motion(), 'still off').toBe('none');
    await lab(site).locator('#set-0-rollout').fill('70');
    await says(site, 'On for max');
    expect(await motion()).toBe(reducedMotion === 'reduce' ? 'none' : 'turned');
    await lab(site).getByRole('link', { name: 'Back to what PostHog has' }).click();
    await says(site, 'Off for max');
    expect(await motion(), 'by a link, too').toBe(reducedMotion === 'reduce' ? 'none' : 'turned');
    const said = site.page.locator('#receipt > [role=status]');
    await said.filter({ hasText: 'Off for max' }).waitFor();
  });
});
