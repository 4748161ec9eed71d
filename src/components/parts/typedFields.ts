/**
 * What a reader has typed into the fields of a part of the page: before its script came, or over an
 * answer that takes its place.
 */

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields that a reader can change, in their order. */
export function controls(root: HTMLElement): Control[] {
  return [...root.querySelectorAll<Control>('input[name]:not([type=hidden]), select, textarea')];
}

/** Whether a field says something else than it did when the page came. */
export function isEdited(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const [...options] = control.options;
    return control.selectedOptions[0] !== (options.find(isPreset) ?? options[0]);
  }
  if (control instanceof HTMLInputElement && control.checked !== control.defaultChecked)
    return true;
  // A field holds no more of what it was given than fits into its kind: of a text, no line's end.
  const untouched = control.cloneNode() as typeof control;
  untouched.value = control.defaultValue;
  return control.value !== untouched.value;
}

const isPreset = ({ defaultSelected }: HTMLOptionElement) => defaultSelected;

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
