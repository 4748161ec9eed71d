import { dropLoadedStyles } from './partStyles.ts';

/**
 * Takes what is in `fresh` for the content of an element, unless it is the same. Folds that are open
 * stay open, and the focus stays where it was.
 */
export function swapContent(root: HTMLElement, fresh: HTMLElement): void {
  const open = new Set([...root.querySelectorAll('details[open][id]')].map(({ id }) => id));
  for (const fold of fresh.querySelectorAll('details[id]')) {
    if (open.has(fold.id)) fold.setAttribute('open', '');
  }
  dropLoadedStyles(fresh);
  if (fresh.innerHTML === root.innerHTML) return;
  const focus = focusPath(root);
  root.replaceChildren(...fresh.childNodes);
  if (focus !== '') root.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
}

/** A selector that finds the focused element again in fresh HTML; empty when the focus is elsewhere. */
function focusPath(root: HTMLElement): string {
  const focused = document.activeElement;
  if (!focused || !root.contains(focused) || focused === root) return '';
  if (focused.id !== '') return `#${CSS.escape(focused.id)}`;
  const fold = focused.closest('details[id]');
  return fold ? `#${CSS.escape(fold.id)} > summary` : '';
}
