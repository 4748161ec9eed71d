/**
 * What the console's script needs of its form, of the keyboard and of the page around it.
 */

import type { RequestLine } from '../../runs/stageRequest.ts';
import { markEdit } from './markEdit.ts';

/** What a run can be asked for; what is left out is as the form has it. */
export type Asked = Partial<Record<'user' | 'stage' | 'posthog' | 'browser' | 'row', string>>;

/** Sets the form of the console, as far as it has a choice there. */
export function setForm(form: HTMLFormElement, asked: Asked): void {
  for (const [name, value] of Object.entries(asked)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement) control.value = value;
    else if (control instanceof HTMLSelectElement) {
      const option = [...control.options].find((one) => one.value === value);
      if (option) option.selected = true;
    } else if (control instanceof RadioNodeList) control.value = value;
  }
  markUser(form);
  markEdit(form);
  markRequest(form, textOf(new FormData(form), 'stage'));
}

/** Marks the user of the cast whose name is in the field. */
function markUser(form: HTMLFormElement): void {
  const user = textOf(new FormData(form), 'user');
  for (const link of form.querySelectorAll<HTMLElement>('.cast [data-user]')) {
    if (link.dataset['user'] === user) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** Says in the console what it sends to the stage that is chosen, where the stages take different requests. */
function markRequest(form: HTMLFormElement, stage: string): void {
  const { lines } = form.dataset;
  if (lines === undefined) return;
  const line = (JSON.parse(lines) as Record<string, RequestLine>)[stage];
  for (const [name, text] of Object.entries(line ?? {})) {
    form.querySelector(`[data-line=${name}]`)?.replaceChildren(text as string);
  }
}

/** A field of a form that holds text. */
export function textOf(body: FormData, name: string): string {
  const value = body.get(name);
  return typeof value === 'string' ? value : '';
}

/** Whether a key runs the console: Ctrl+Enter anywhere but in another form. */
export function isRunKey(event: KeyboardEvent, own: HTMLFormElement): boolean {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  const isElsewhere = form !== null && form !== own;
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isElsewhere;
}

/** What went wrong, in the words of whoever threw it. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A sentence on what went wrong. */
export function noticeOf(message: string): HTMLParagraphElement {
  const notice = document.createElement('p');
  notice.className = 'notice off';
  notice.textContent = message;
  return notice;
}

/** Tells the page that something happened. */
export function tell(name: string, detail: object): void {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}
