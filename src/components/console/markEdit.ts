/**
 * Says in the console which edit of its stage is chosen. The choice is a field of its form that stands
 * with the source.
 */
export function markEdit(form: HTMLFormElement): void {
  const versions = form.elements.namedItem('stage');
  const edited = form.querySelector<HTMLElement>('.edited');
  if (!(versions instanceof RadioNodeList) || !edited) return;
  const [first, ...edits] = [...versions] as HTMLInputElement[];
  const edit = edits.find(({ checked }) => checked);
  edited.hidden = edit === undefined;
  edited.querySelector('b')?.replaceChildren(edit?.labels?.[0]?.textContent.trim() ?? '');
  form.querySelector('[data-stage-name]')?.replaceChildren(edit?.value ?? first?.value ?? '');
}
