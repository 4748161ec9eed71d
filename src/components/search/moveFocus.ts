/**
 * Moves the focus by an arrow key through a field and the links under it; tells whether it did. The keys
 * that move in the field stay its own.
 */
export function moveFocus(key: string, [field, ...links]: readonly HTMLElement[]): boolean {
  const at = links.findIndex((link) => link === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[key];
  const goal = to === -1 && at === 0 ? field : links[to ?? -1];
  if (to === undefined || !goal) return false;
  goal.focus();
  return true;
}
