import { chunk } from 'es-toolkit';
import { expect } from 'vitest';
import { asPerson } from '../harness/browser/asPerson.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { steps } from '../harness/server/steps.ts';

const PAGES = [
  '/',
  ...steps.map((step) => `${step}?run=1&user=ada`),
  '/compare?user=ada&crowd=10',
  '/search?q=bucket',
];

// Axe takes its time: each part of the pages has a minute of its own.
siteTest().for(chunk(PAGES, 4))(
  'axe finds nothing on %j, in light and in dark',
  async (paths, { site }) => {
    const { page, open, origin } = site;
    await asPerson(page);
    await createFlag(`${origin}/posthog`);
    const found: Record<string, string[]> = {};
    for (const path of paths) {
      await open(path);
      await page.emulateMedia({ colorScheme: 'light' });
      found[`${path} in light`] = await findViolations(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      found[`${path} in dark`] = await findViolations(page, 'html', ['color-contrast']);
    }
    const schemes = paths.flatMap((path) => [`${path} in light`, `${path} in dark`]);
    expect(found).toEqual(Object.fromEntries(schemes.map((scheme) => [scheme, []])));
  },
);

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'no page scrolls sideways on a phone',
  async ({ site }) => {
    const { page, open } = site;
    await asPerson(page);
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
  const countWaysBack = (html: string) =>
    new DOMParser()
      .parseFromString(html, 'text/html')
      .querySelectorAll('main a[href="/"], main a[href="/#steps"]').length;
  expect(await page.evaluate(countWaysBack, await answer.text())).toBeGreaterThan(0);
});
