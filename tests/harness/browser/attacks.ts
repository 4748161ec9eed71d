/**
 * Texts that would run a script where they are not escaped, and how to tell that none did.
 */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The elements among them can be found by an attribute: one is enough to prove a hole. */
const ATTACKS = [
  '<script data-x>hit()</script>',
  '<img data-x src=x onerror=hit()>',
  '"><svg data-x onload=hit()>',
  "'><b data-x autofocus tabindex=1 onfocus=hit()>",
  '" data-x onmouseover="hit()" x="',
  "' data-x onclick='hit()' x='",
  '</script><script data-x>hit()</script>',
  '</textarea></title></style></code></pre><i data-x>',
  '<svg><script data-x>hit()</script></svg>',
  '<iframe data-x srcdoc="<script>parent.hit()</script>">',
  '<details data-x open ontoggle=hit()>',
  'javascript:hit()',
  'data:text/html,<script data-x>hit()</script>',
  '<a data-x href="javascript:hit()">a</a>',
  '&lt;script data-x&gt;hit()&lt;/script&gt;',
  '&#60;u data-x&#62;',
  '<base data-x href=//evil.example>',
  '<meta data-x http-equiv=refresh content=0;url=//evil.example>',
  '--><p data-x>',
  ']]><p data-x>',
  '${hit()}{{hit()}}<%=hit()%>',
  '＜script data-x＞hit()＜/script＞',
  '\u202e<i data-x>\u2028',
];

const LONGEST_USER = 200;

/** All attacks, in as few texts as there must be for each to be a user's name. */
export const attackTexts: readonly string[] = ATTACKS.reduce<string[]>((texts, attack) => {
  const longer = `${texts.at(-1) ?? ''}${attack}`;
  return longer.length > LONGEST_USER ? [...texts, attack] : [...texts.slice(0, -1), longer];
}, []);

/** Fills with the addresses of pages on which an attack ran; `hit` is what attacks call. */
export async function watchAttacks(page: Page): Promise<string[]> {
  const hits: string[] = [];
  const context = page.context();
  await context.exposeBinding('hit', ({ frame }) => void hits.push(frame.url()));
  const watch = (opened: Page) => {
    opened.on('dialog', (dialog) => {
      hits.push(`${opened.url()} opened a dialog`);
      void dialog.dismiss();
    });
  };
  watch(page);
  context.on('page', watch);
  return hits;
}

/** Proves that a page and what it frames show texts to the letter, and made no element of them. */
export async function expectLiteral(page: Page, ...texts: string[]): Promise<void> {
  for (const frame of page.frames()) expect(await frame.locator('[data-x]').count()).toBe(0);
  expect(await page.locator('[href*="javascript:" i]:not([href*="="])').count()).toBe(0);
  const shown = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    return [document.body.textContent, ...fields.map(({ value }) => value)].join('\n');
  });
  for (const text of texts) expect(shown).toContain(text);
}
