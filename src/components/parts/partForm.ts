import { fetchPart } from './fetchPart.ts';
import { newestAnswer, showWaiting } from './newestAnswer.ts';
import { parseHtml } from './parseHtml.ts';
import { changedFields, controls, fillFields, readFields } from './typedFields.ts';

/** A button that was pressed: what it does, and how it is called. */
interface Press {
  action: string;
  label: string;
}

/**
 * Sends its form to the form's `data-part` and puts the HTML of the answer in its place. When the
 * reader has edited a field, it asks with the action in the form's `data-preview`, which must change
 * nothing on the server, and renews only the elements marked `data-live`.
 *
 * A button may save, so its request is never called off: of the buttons that are pressed meanwhile the
 * last one has its turn, where the answer still has it. What is typed meanwhile is kept.
 */
export class PartForm extends HTMLElement {
  #underWay: Press | undefined;
  #next: Press | undefined;
  #isEdited = false;
  #previews = newestAnswer(() => null);

  connectedCallback(): void {
    this.addEventListener('submit', this.#onSubmit);
    this.addEventListener('change', this.#onEdit);
  }

  disconnectedCallback(): void {
    this.removeEventListener('submit', this.#onSubmit);
    this.removeEventListener('change', this.#onEdit);
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const press = pressOf(event.submitter);
    if (!this.#underWay) void this.#submitAll(press);
    else this.#next = press;
    this.#showWaiting(press);
  };

  #onEdit = ({ target }: Event): void => {
    if (target instanceof HTMLElement) forgive(target);
    this.#isEdited = true;
    if (!this.#underWay) void this.#preview();
  };

  async #submitAll(first: Press): Promise<void> {
    this.setAttribute('aria-busy', 'true');
    this.#previews.drop();
    let press: Press | undefined = first;
    while (press) {
      this.#underWay = press;
      this.#next = undefined;
      await this.#submit(press);
      press = this.#take(press);
    }
    this.#underWay = undefined;
    this.removeAttribute('aria-busy');
    showWaiting(this, '');
    if (this.#isEdited) void this.#preview();
  }

  async #submit(press: Press): Promise<void> {
    const { action } = press;
    try {
      let before = this.#read();
      let html = await this.#ask(action);
      // What moves fields is asked for anew, with what was typed: it has saved nothing.
      while (isOfOnePlace(press) && changedFields(this, before).size > 0) {
        before = this.#read();
        html = await this.#ask(action);
      }
      this.#swap(html, action, changedFields(this, before));
      document.dispatchEvent(new CustomEvent('flagbook:changed'));
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error), true);
    }
  }

  #read(): Map<string, string> {
    this.#isEdited = false;
    return readFields(this);
  }

  /** The button that was pressed while `before` was under way, if the answer still has it. */
  #take(before: Press): Press | undefined {
    const next = this.#next;
    if (!next) return undefined;
    const found = [...this.querySelectorAll('button')].map(pressOf);
    const stands = found.some(
      ({ action, label }) => action === next.action && label === next.label,
    );
    if (stands && !(isOfOnePlace(next) && isOfOnePlace(before))) {
      this.#showWaiting(next);
      return next;
    }
    if (next.action !== before.action) {
      this.#say(`“${next.label}” was not done, because the form has changed. Press again.`, true);
    }
    return undefined;
  }

  #showWaiting({ label }: Press): void {
    showWaiting(this, `“${label}” is under way`);
  }

  async #preview(): Promise<void> {
    const action = this.querySelector('form')?.dataset['preview'];
    if (action === undefined) return;
    this.#isEdited = false;
    const { url, init } = this.#request(action);
    const html = await this.#previews.ask('', url, init).catch(() => undefined);
    if (html === undefined) return;
    const fresh = parseHtml(html);
    for (const element of this.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(element.id);
      if (next) element.replaceWith(next);
    }
  }

  #ask(action: string): Promise<string> {
    const { url, init } = this.#request(action);
    return fetchPart(url, init);
  }

  #request(action: string): { url: string; init: RequestInit } {
    const form = this.querySelector('form');
    if (!form) throw new Error('<part-form> lacks its form.');
    const body = new FormData(form);
    body.set('do', action);
    return { url: form.dataset['part'] ?? form.action, init: { method: 'POST', body } };
  }

  #swap(html: string, action: string, typed: ReadonlyMap<string, string>): void {
    const shut = [...this.querySelectorAll('details:not([open])')].map(({ id }) => id);
    const unfolded = [...this.querySelectorAll('details[open]:not(.confirm)')].map(({ id }) => id);
    const known = new Set(readFields(this).keys());
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !this.contains(activeElement);
    const name = typed.size > 0 ? activeElement?.getAttribute('name') : undefined;
    const fresh = parseHtml(html);
    for (const id of shut) fresh.getElementById(id)?.removeAttribute('open');
    for (const id of unfolded) fresh.getElementById(id)?.setAttribute('open', '');
    this.replaceChildren(...(fresh.querySelector('part-form') ?? fresh).childNodes);
    fillFields(this, typed);
    const typing = controls(this).find((control) => control.name === name);
    const isGrowing = /^(add|duplicate)-/.test(action);
    const grown = isGrowing ? controls(this).filter(({ name: own }) => !known.has(own)) : [];
    const kind = `${action.split('-')[1] ?? ''}-`;
    const added = grown.find(({ name: own }) => own.startsWith(kind)) ?? grown[0];
    const wrong = this.querySelector<HTMLElement>('[aria-invalid=true], [data-focus]');
    const same = this.querySelector<HTMLElement>(
      `button:not([tabindex])[value=${CSS.escape(action)}]`,
    );
    const first = controls(this)[0];
    if (!isElsewhere) (typing ?? wrong ?? added ?? same ?? first)?.focus();
    this.#say(this.querySelector('[data-say]')?.textContent ?? '');
  }

  #say(text: string, isProblem = false): void {
    const region = this.nextElementSibling;
    if (region?.getAttribute('role') !== 'status') return;
    region.textContent = text;
    region.className = isProblem ? 'notice off' : 'visually-hidden';
  }
}

function pressOf(button: HTMLElement | null): Press {
  if (!(button instanceof HTMLButtonElement)) return { action: 'save', label: 'Save' };
  return { action: button.value, label: button.ariaLabel ?? button.textContent.trim() };
}

/** Such a button is about one condition set or filter by its number, which another may give to another. */
function isOfOnePlace({ action }: Press): boolean {
  return /-\d+$/.test(action);
}

/**
 * What was wrong with a field may be right once it is edited; the next answer says. The words keep
 * their place: a button that moves while it is pressed is not pressed at all.
 */
function forgive(control: HTMLElement): void {
  control.removeAttribute('aria-invalid');
  control.removeAttribute('aria-describedby');
  control.closest('.field')?.querySelector('.problem')?.classList.add('past');
}

customElements.define('part-form', PartForm);
