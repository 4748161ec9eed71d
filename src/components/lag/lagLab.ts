import { fetchPart } from '../parts/fetchPart.ts';
import { secondsPhrase } from '../ui/format.ts';
import { showWaiting } from '../parts/newestAnswer.ts';

/** Changes PostHog's lag without leaving the page, and keeps its controls as the lag is. */
export class LagLab extends HTMLElement {
  #observer = new MutationObserver(() => this.#follow());
  /** One change after the other, in the order in which they were asked for. */
  #sent = Promise.resolve();
  #newest: FormData | undefined;

  connectedCallback(): void {
    this.addEventListener('input', this.#onInput);
    this.addEventListener('change', this.#onChange);
    this.addEventListener('submit', this.#onSubmit);
    this.#observer.observe(this.#find('live-part', HTMLElement), { childList: true });
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#onInput);
    this.removeEventListener('change', this.#onChange);
    this.removeEventListener('submit', this.#onSubmit);
    this.#observer.disconnect();
  }

  #onInput = ({ target }: Event): void => {
    const { value } = target === this.#range ? this.#range : this.#field;
    this.#showDelay(value);
  };

  /** Range, field and words say the same. */
  #showDelay(ms: string): void {
    if (this.#field.value !== ms) this.#field.value = ms;
    this.#range.value = ms;
    this.#range.ariaValueText = secondsPhrase(Number(ms));
    this.#tell('output', secondsPhrase(Number(ms)));
  }

  #onChange = (): void => this.#field.form?.requestSubmit();

  #onSubmit = (event: SubmitEvent): void => {
    const { target, submitter } = event;
    if (!(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const body = new FormData(target, submitter);
    body.delete('page');
    this.#newest = body;
    showWaiting(this, whatIsAsked(body));
    this.#sent = this.#sent.then(() => this.#send(body));
  };

  /** Each change is made; what is shown is the answer to the newest. */
  async #send(body: FormData): Promise<void> {
    const answer = await fetchPart('/parts/lag', { method: 'POST', body }).then(
      (said) => ({ said, problem: '' }),
      (error: unknown) => ({ said: '', problem: error instanceof Error ? error.message : '' }),
    );
    if (body !== this.#newest && answer.problem === '') return;
    this.#tell('[data-said]', answer.said);
    this.#tellProblem(answer.problem);
    if (body !== this.#newest) return;
    showWaiting(this, '');
    document.dispatchEvent(new CustomEvent('flagbook:changed'));
  }

  /** The queue has just been drawn anew: everything else follows it. */
  #follow(): void {
    const { every = '', delay = '', paused } = this.#find('[data-lag]', HTMLElement).dataset;
    this.#find('live-part', HTMLElement).setAttribute('every', every);
    const button = this.#find('button[name=paused]', HTMLButtonElement);
    button.value = paused === 'true' ? 'false' : 'true';
    button.textContent = paused === 'true' ? 'Resume' : 'Pause';
    const { activeElement } = document;
    if (activeElement !== this.#field && activeElement !== this.#range) this.#showDelay(delay);
    const connection = this.#find('template[data-connection]', HTMLTemplateElement);
    document
      .querySelector('.site-header .connection')
      ?.replaceWith(connection.content.cloneNode(true));
  }

  #tellProblem(message: string): void {
    this.#tell('[data-problem]', message);
    this.#find('[data-problem]', HTMLElement).hidden = message === '';
    if (message !== '') this.#tell('[data-said]', message);
  }

  #tell(selector: string, text: string): void {
    this.#find(selector, HTMLElement).textContent = text;
  }

  get #range(): HTMLInputElement {
    return this.#find('input[type=range]', HTMLInputElement);
  }

  get #field(): HTMLInputElement {
    return this.#find('input[name=delayMs]', HTMLInputElement);
  }

  #find<T extends HTMLElement>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`<lag-lab> lacks its ${selector}.`);
    return found;
  }
}

function whatIsAsked(body: FormData): string {
  const delay = body.get('delayMs');
  if (typeof delay === 'string') return `Setting the delay to ${secondsPhrase(Number(delay))}`;
  if (body.has('step')) return 'Ingesting one event';
  return body.get('paused') === 'true' ? 'Pausing ingestion' : 'Letting ingestion go on';
}

customElements.define('lag-lab', LagLab);
