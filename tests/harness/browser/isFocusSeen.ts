import type { Page } from 'playwright-core';

/** Whether nothing lies over what has the focus. */
export function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [box] = document.activeElement?.getClientRects() ?? [];
    const at = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return at !== undefined && at === document.activeElement;
  });
}
