/**
 * How parts of a receipt take the place of those that are shown.
 */

/** Puts the form of another receipt in place of this one, and the focus where it was or on the verdict. */
export function swapForm(lab: HTMLElement, fresh: DocumentFragment): void {
  const form = lab.querySelector('form');
  const next = fresh.querySelector('form');
  if (!form || !next) return;
  markTurn(form, next);
  const focused = document.activeElement;
  form.replaceWith(next);
  if (focused && focused.id !== '' && form.contains(focused)) focusOn(lab, focused.id);
}

/** Renews what is not typed in. Folds that are open stay open; a link that is gone gives the focus on. */
export function swapShown(lab: HTMLElement, fresh: DocumentFragment): void {
  const shown = lab.querySelector('#receipt-shown');
  const next = fresh.querySelector('#receipt-shown');
  if (!shown || !next) return;
  for (const { id } of shown.querySelectorAll('details[open]')) {
    fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  }
  const hadFocus = shown.contains(document.activeElement);
  swapHead(lab, fresh);
  shown.replaceChildren(...next.childNodes);
  if (hadFocus) focusOn(lab, 'lab-verdict');
}

/** A verdict that is the same stays where it is, so that one that turned is still seen to turn. */
function swapHead(lab: HTMLElement, fresh: DocumentFragment): void {
  const [head, next] = [lab, fresh].map((root) => root.querySelector('#receipt-head'));
  if (!head || !next) return;
  const [verdict, other] = [head, next].map(verdictIn);
  if (!verdict || !other || markTurn(head, next)) {
    head.replaceChildren(...next.childNodes);
    return;
  }
  verdict.replaceChildren(...other.childNodes);
  verdict.nextElementSibling?.replaceWith(...next.querySelectorAll('.number-line'));
}

const verdictIn = (root: ParentNode) => root.querySelector('.verdict');

/** Lets the next verdict be seen to turn, if it is another one; says whether it is. */
function markTurn(shown: ParentNode, next: ParentNode): boolean {
  const [before, after] = [shown, next].map((root) => verdictIn(root)?.classList);
  const turns = before?.contains('on') !== after?.contains('on');
  if (before && turns) after?.add('turned');
  return turns;
}

function focusOn(lab: HTMLElement, id: string): void {
  lab.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus({ preventScroll: true });
}

/** Makes a field say what is wrong with it, or right again, as the fresh one does. */
export function takeProblem(input: Element, fresh: DocumentFragment): void {
  const next = fresh.querySelector(`#${CSS.escape(input.id)}`);
  if (!next) return;
  for (const name of ['aria-invalid', 'aria-describedby']) {
    const value = next.getAttribute(name);
    if (value === null) input.removeAttribute(name);
    else input.setAttribute(name, value);
  }
  const field = input.closest('.field');
  field?.querySelector('.problem')?.remove();
  field?.append(...(next.closest('.field')?.querySelectorAll('.problem') ?? []));
}

/** The answer of the part, as elements. */
export function parseReceipt(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
