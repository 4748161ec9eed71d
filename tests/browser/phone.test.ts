import { expect } from 'vitest';
import { turnToRun } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { steps } from '../harness/server/steps.ts';

const test = siteTest();

const WIDTHS = [320, 390, 800, 900, 1280];
/** With the text above the console, and beside it. */
const NARROWEST = [320, 800];

test('the request has room for a name and its button, and takes two lines, or three with a form', async ({
  site,
}) => {
  const { page, open } = site;
  for (const step of steps) {
    await open(step);
    for (const width of step.startsWith('/first-flag/') ? WIDTHS : NARROWEST) {
      await page.setViewportSize({ width, height: 844 });
      await turnToRun(page);
      const boxes = await page.evaluate(() =>
        ['.request', '.request input[name=user]', '.request .primary', '.request .path'].map(
          (selector) => {
            const element = document.querySelector<HTMLElement>(selector);
            const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
            const isCut = element !== null && element.scrollWidth > element.clientWidth + 1;
            return { left, right, top, bottom, isCut };
          },
        ),
      );
      const [request, user, run, path] = boxes;
      const at = `${step} at ${width}`;
      if (!request || !user || !run || !path) throw new Error(`Not found: ${at}`);
      const hasForm = await page.locator('.request [data-line=after]:not(:empty)').isVisible();
      expect(request.bottom - request.top, at).toBeLessThanOrEqual(hasForm ? 125 : 100);
      expect(user.right, at).toBeLessThanOrEqual(run.left + 0.5);
      // A name of twelve letters, in the mono face.
      expect(user.right - user.left, at).toBeGreaterThanOrEqual(110);
      expect(run.right, at).toBeLessThanOrEqual(request.right);
      expect(path.isCut, at).toBe(false);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBe(width);
    }
  }
});

test('a menu that is cut has a shade at the edge behind which there is more', async ({ site }) => {
  const { page, open } = site;
  await page.setViewportSize({ width: 390, height: 844 });
  await open('/first-flag/flag');
  const menu = page.locator('.step-tabs > .tabs');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('tab', { name: 'Why' }).click();
  await page.waitForTimeout(300);
  await menu.evaluate((nav) => {
    nav.scrollLeft = 0;
  });
  expect(await menu.evaluate((nav) => nav.scrollWidth - nav.clientWidth)).toBeGreaterThan(0);
  /** How dark the menu is at its edges, below its words. */
  const edges = async () => {
    const { x, y, width, height } = (await menu.boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    const at = y + height - 6;
    return Promise.all(
      [x, x + width - 4].map((left) =>
        page.screenshot({ clip: { x: left, y: at, width: 4, height: 3 } }),
      ),
    );
  };
  const [leftAtStart, rightAtStart] = await edges();
  expect(leftAtStart?.equals(rightAtStart ?? Buffer.alloc(0)), 'more to the right').toBe(false);
  await menu.evaluate((nav) => {
    nav.scrollLeft = nav.scrollWidth;
  });
  const [leftAtEnd, rightAtEnd] = await edges();
  expect(rightAtEnd?.equals(leftAtStart ?? Buffer.alloc(0)), 'nothing more there').toBe(true);
  expect(leftAtEnd?.equals(leftAtStart ?? Buffer.alloc(0)), 'more to the left').toBe(false);
});
