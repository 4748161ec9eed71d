/**
 * What a reader has typed into the fields of a part of the page, over an answer that takes its place.
 */

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields that a reader can change, in their order. */
export function controls(root: HTMLElement): Control[] {
  return [...root.querySelectorAll<Control>('input[name]:not([type=hidden]), select, textarea')];
}

/** What the fields say, by name. */
export function readFields(root: HTMLElement): Map<string, string> {
  return new Map(controls(root).map(({ name, value }) => [name, value]));
}

/** Those fields that say something else than they did `before`, by name. */
export function changedFields(
  root: HTMLElement,
  before: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map([...readFields(root)].filter(([name, value]) => before.get(name) !== value));
}

/** Makes the fields say it; a field that is not there is left out. */
export function fillFields(root: HTMLElement, values: ReadonlyMap<string, string>): void {
  for (const control of controls(root)) {
    const value = values.get(control.name);
    if (value !== undefined) control.value = value;
  }
}
