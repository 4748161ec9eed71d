/** Makes an element with these properties and this content; text stays text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}

/** Makes a small button that does something. */
export function makeButton(text: string, onClick: () => void): HTMLButtonElement {
  return make('button', { type: 'button', className: 'minor', onclick: onClick }, text);
}
