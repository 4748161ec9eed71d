import type { Page } from 'playwright-core';

/** Code, and what is hashed: both to the letter. */
const LEFT_OUT = 'pre, .hash-steps code, script, style, template, noscript, .visually-hidden';

/**
 * The lines of a page on which words of ours, which are ASCII, do not stand from left to right: a text
 * of others has turned them. Code, fields and what is not seen are left out.
 */
export function findTurned(page: Page): Promise<string[]> {
  return page.evaluate((leftOut) => {
    const lines = new Map<Element, { text: string; lefts: { top: number; left: number }[] }>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest(leftOut)) {
        continue;
      }
      const block = blockOf(parent);
      const line = lines.get(block) ?? { text: '', lefts: [] };
      lines.set(block, line);
      const text = node.textContent ?? '';
      line.text += text;
      for (let at = 0; at < text.length; at++) {
        if (!/[!-~]/.test(text.charAt(at))) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, width, top, height } = range.getBoundingClientRect();
        if (width > 0) line.lefts.push({ left, top: top + height / 2 });
      }
    }
    return [...lines.values()].filter(isTurned).map(({ text }) => text.replace(/\s+/g, ' ').trim());

    function blockOf(element: Element): Element {
      const { display } = getComputedStyle(element);
      const isInline = display === 'inline' || display === 'contents';
      return isInline && element.parentElement && !element.closest('svg')
        ? blockOf(element.parentElement)
        : element;
    }

    function isTurned({ lefts }: { lefts: { top: number; left: number }[] }): boolean {
      return lefts.some(({ top, left }, index) => {
        const before = lefts[index - 1];
        return before !== undefined && Math.abs(before.top - top) < 4 && left < before.left - 0.5;
      });
    }
  }, LEFT_OUT);
}
