import { describe, expect } from 'vitest';
import { createFlag } from '../harness/createFlag.ts';
import { findViolations } from '../harness/findViolations.ts';
import { siteTest } from '../harness/siteTest.ts';
import { steps } from '../harness/steps.ts';

const PAGES = ['/', ...steps.map((step) => `${step}?run=1&user=ada`), '/compare?user=ada&crowd=10'];

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  const test = siteTest({ colorScheme });
  // Axe takes its time: each half of the pages has a minute of its own.
  test.for([PAGES.slice(0, 7), PAGES.slice(7)])(
    'axe finds nothing on %j',
    async (paths, { site }) => {
      const { page, open, origin } = site;
      await createFlag(`${origin}/posthog`);
      const found: Record<string, string[]> = {};
      for (const path of paths) {
        await open(path);
        found[path] = await findViolations(page);
      }
      expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, []])));
    },
  );
});

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'no page scrolls sideways on a phone',
  async ({ site }) => {
    const { page, open } = site;
    for (const path of PAGES) {
      await open(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ path, width }).toEqual({ path, width: 390 });
    }
  },
);

siteTest()('an unknown page leads back to the steps', async ({ site }) => {
  const { page, origin } = site;
  const answer = await page.request.get(`${origin}/nowhere`);
  expect(answer.status()).toBe(404);
  await page.setContent(await answer.text());
  expect(await page.locator('main a[href="/"], main a[href="/#steps"]').count()).toBeGreaterThan(0);
});
