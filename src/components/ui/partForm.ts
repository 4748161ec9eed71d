import { fetchPart } from './fetchPart.ts';

/**
 * Sends its form to the form's `data-part` and puts the HTML of the answer in its place. When the
 * reader has edited a field, it asks with the action in the form's `data-preview`, which must change
 * nothing on the server, and renews only the elements marked `data-live`.
 */
export class PartForm extends HTMLElement {
  #asked = 0;

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
    if (this.getAttribute('aria-busy') === 'true') return;
    const button = event.submitter;
    void this.#submit(button instanceof HTMLButtonElement ? button.value : 'save');
  };

  #onEdit = ({ target }: Event): void => {
    if (target instanceof HTMLElement) forgive(target);
    const preview = this.querySelector('form')?.dataset['preview'];
    if (preview !== undefined) void this.#preview(preview);
  };

  async #submit(action: string): Promise<void> {
    this.setAttribute('aria-busy', 'true');
    try {
      const html = await this.#ask(action);
      if (html !== undefined) this.#swap(html, action);
      document.dispatchEvent(new CustomEvent('flagbook:changed'));
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  async #preview(action: string): Promise<void> {
    const html = await this.#ask(action).catch(() => undefined);
    if (html === undefined) return;
    const fresh = parse(html);
    for (const element of this.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(element.id);
      if (next) element.replaceWith(next);
    }
  }

  /** Gives nothing when a later question overtook this one. */
  async #ask(action: string): Promise<string | undefined> {
    const form = this.querySelector('form');
    if (!form) return undefined;
    const asked = ++this.#asked;
    const body = new FormData(form);
    body.set('do', action);
    const html = await fetchPart(form.dataset['part'] ?? form.action, { method: 'POST', body });
    return asked === this.#asked ? html : undefined;
  }

  #swap(html: string, action: string): void {
    const shut = [...this.querySelectorAll('details:not([open])')].map(({ id }) => id);
    const known = new Set(controls(this).map(({ name }) => name));
    const fresh = parse(html);
    for (const id of shut) fresh.getElementById(id)?.removeAttribute('open');
    this.replaceChildren(...(fresh.querySelector('part-form') ?? fresh).childNodes);
    const isGrowing = /^(add|duplicate)-/.test(action);
    const added = isGrowing ? controls(this).find(({ name }) => !known.has(name)) : undefined;
    const wrong = this.querySelector<HTMLElement>('[aria-invalid=true], [data-focus]');
    const same = this.querySelector<HTMLElement>(
      `button:not([tabindex])[value=${CSS.escape(action)}]`,
    );
    const first = controls(this)[0];
    (wrong ?? added ?? same ?? first)?.focus();
    this.#say(this.querySelector('[data-say]')?.textContent ?? '');
  }

  #say(text: string, isProblem = false): void {
    const region = this.nextElementSibling;
    if (region?.getAttribute('role') !== 'status') return;
    region.textContent = text;
    region.className = isProblem ? 'notice off' : 'visually-hidden';
  }
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

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(root: HTMLElement): Control[] {
  return [...root.querySelectorAll<Control>('input:not([type=hidden]), select, textarea')];
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

customElements.define('part-form', PartForm);
