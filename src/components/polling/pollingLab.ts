import { newestAnswer } from '../parts/newestAnswer.ts';
import { type StateAddress, stateAddress } from '../parts/stateAddress.ts';
import { swapContent } from '../parts/swapContent.ts';
import { isEdited } from '../parts/typedFields.ts';

/** How long a hand rests before the page's checks are asked whether that was it. */
const REST_MS = 700;

/** Renews what the servers know while their form is edited; the address follows. */
export class PollingLab extends HTMLElement {
  #newest = newestAnswer(() => null);
  #address: StateAddress | undefined;
  #rest: number | undefined;

  connectedCallback(): void {
    this.addEventListener('input', this.#onInput);
    this.addEventListener('submit', this.#onSubmit);
    document.addEventListener('flagbook:changed', this.#onChanged);
    this.#address = stateAddress('#polling', this.#show);
    // What was edited while this was on its way is not shown yet.
    const edited = [...this.querySelectorAll('input')].filter(isEdited);
    for (const input of edited) this.#pair(input);
    if (edited.length > 0) void this.#ask(true);
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#onInput);
    this.removeEventListener('submit', this.#onSubmit);
    document.removeEventListener('flagbook:changed', this.#onChanged);
    this.#address?.stop();
    clearTimeout(this.#rest);
  }

  #onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#pair(target);
    void this.#ask(true);
  };

  /** Slider and field say the same. */
  #pair({ name, type, value, dataset }: HTMLInputElement): void {
    if (type === 'radio') return;
    for (const field of this.#fields(dataset['for'] ?? name)) {
      if (field.value !== value) field.value = value;
    }
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#ask(true);
  };

  /** The flag may have been saved, by the button above or elsewhere. */
  #onChanged = (event: Event): void => {
    if (!(event instanceof CustomEvent && event.detail === this)) void this.#ask(false);
  };

  #show = async (query: string): Promise<string> => {
    for (const [name, value] of new URLSearchParams(query)) {
      for (const field of this.#fields(name)) {
        if (field.type === 'radio') field.checked = field.value === value;
        else field.value = value;
      }
    }
    await this.#ask(true);
    return `?${this.#query()}`;
  };

  async #ask(isNew: boolean): Promise<void> {
    const query = this.#query();
    const step = this.querySelector<HTMLInputElement>('[data-step]')?.value ?? '';
    try {
      const asked = new URLSearchParams(query);
      asked.set('step', step);
      const html = await this.#newest.ask('', `/parts/polling?${asked}`);
      if (html === undefined) return;
      this.#swap(html);
      this.#tell('');
      if (isNew) this.#address?.tell(`?${query}`, false);
    } catch (error) {
      this.#tell(error instanceof Error ? error.message : String(error));
      return;
    }
    clearTimeout(this.#rest);
    if (isNew) this.#rest = window.setTimeout(() => this.#tellPage(), REST_MS);
  }

  #swap(html: string): void {
    const template = document.createElement('template');
    template.innerHTML = html;
    const shown = this.querySelector<HTMLElement>('#polling-shown');
    const fresh = template.content.querySelector<HTMLElement>('#polling-shown');
    if (shown && fresh) swapContent(shown, fresh);
  }

  #tellPage(): void {
    document.dispatchEvent(new CustomEvent('flagbook:changed', { detail: this }));
  }

  #query(): string {
    const query = new URLSearchParams();
    for (const name of ['interval', 'at', 'start', 'user']) {
      const fields = this.#fields(name).filter(({ type, checked }) => type !== 'radio' || checked);
      query.set(name, fields[0]?.value ?? '');
    }
    return query.toString();
  }

  #fields(name: string): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>(`[name=${name}], [data-for=${name}]`)];
  }

  #tell(message: string): void {
    const notice = this.querySelector<HTMLElement>('[data-problem]');
    if (!notice) return;
    notice.textContent = message;
    notice.hidden = message === '';
  }
}

customElements.define('polling-lab', PollingLab);
