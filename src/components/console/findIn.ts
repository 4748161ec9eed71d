/** Finds what a custom element cannot do without. */
export function findIn<T extends HTMLElement>(
  root: HTMLElement,
  selector: string,
  type: new () => T,
): T {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`<${root.localName}> lacks its ${selector}.`);
}
