import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with the accessibility of a page, or of a part of it, with all its folds open: by
 * all its rules, or by those given. Frames are left
 * out: they show the demo app's page, where no script may run.
 */
export async function findViolations(
  page: Page,
  within = 'html',
  rules?: string[],
): Promise<string[]> {
  await page.evaluate(async () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    // Axe keeps the page from being drawn, and the browser complains of a font that comes too late.
    await document.fonts.ready;
    // Halfway from light to dark, a colour has the contrast of neither.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([part, only]) => window.axe.run(part, { iframes: false, ...(only && { runOnly: only }) }),
    [within, rules] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
