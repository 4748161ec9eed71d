import { isolate } from '../../text/isolation.ts';
import { newestAnswer } from '../parts/newestAnswer.ts';
import { type StateAddress, stateAddress } from '../parts/stateAddress.ts';
import { controls, isEdited } from '../parts/typedFields.ts';
import { parseReceipt, swapForm, swapShown, takeProblem } from './receiptSwap.ts';

/** How long the typing rests before the verdict is read out, and the rest of the page is told. */
const REST_MS = 700;

/**
 * Renews the receipt while its form is edited. For one user and flag at most one request is under way,
 * and its answer is shown while the next is on its way: a slider that is dragged shows what it does.
 * Another user or flag calls it off. Only what is not typed in is swapped, so the focus stays; the
 * address follows. A link to another receipt of this page swaps all of it.
 */
export class ReceiptForm extends HTMLElement {
  /** Of whom and of what a receipt is on its way. */
  #subject: string | undefined;
  #isOutdated = false;
  #newest = newestAnswer(() => this.querySelector('#receipt-head'));
  #rest: number | undefined;
  #address: StateAddress | undefined;

  connectedCallback(): void {
    this.addEventListener('input', this.#renew);
    this.addEventListener('submit', this.#onSubmit);
    this.#address = stateAddress('#receipt', this.#show);
    // What was edited while this was on its way is not shown yet.
    if (controls(this).some(isEdited)) this.#renew();
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#renew);
    this.removeEventListener('submit', this.#onSubmit);
    this.#address?.stop();
    clearTimeout(this.#rest);
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#renew();
  };

  #renew = (): void => {
    this.#isOutdated = true;
    if (this.#subject !== this.#askedSubject()) void this.#ask();
  };

  async #ask(): Promise<void> {
    const subject = this.#askedSubject();
    this.#subject = subject;
    while (this.#isOutdated && this.isConnected && this.#subject === subject) {
      this.#isOutdated = false;
      try {
        const what = this.dataset['subject'] === subject ? '' : `Looking up ${subject}`;
        const html = await this.#newest.ask(what, `/parts/receipt?${this.#query()}`);
        if (html === undefined) return;
        const fresh = parseReceipt(html);
        const problem = fresh.querySelector<HTMLElement>('receipt-form')?.dataset['problem'];
        if (problem === undefined) this.#swap(fresh, subject);
        this.#tell(problem ?? '');
      } catch (error) {
        this.#tell(error instanceof Error ? error.message : String(error));
      }
    }
    if (this.#subject === subject) this.#subject = undefined;
  }

  #show = async (query: string): Promise<string | undefined> => {
    this.#isOutdated = false;
    const html = await this.#newest.ask('', `/parts/receipt${query}`);
    this.#subject = undefined;
    if (html === undefined) return undefined;
    const fresh = parseReceipt(html);
    const { problem, subject } = fresh.querySelector<HTMLElement>('receipt-form')?.dataset ?? {};
    this.#tell(problem ?? '');
    if (problem !== undefined) return undefined;
    if (subject === undefined) throw new Error('This is no receipt.');
    this.dataset['subject'] = subject;
    swapForm(this, fresh);
    this.#swapShown(fresh);
    // What a link far below has changed shows above, and only the pane moves.
    this.querySelector('#receipt-head')?.scrollIntoView({ block: 'nearest' });
    return query;
  };

  #askedSubject(): string {
    const [key, user] = ['key', 'user'].map((name) =>
      isolate(this.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? ''),
    );
    return `${key} for ${user}`;
  }

  #query(): string {
    const form = this.querySelector('form');
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form ?? undefined)) {
      if (typeof value === 'string') query.set(name, value);
    }
    return query.toString();
  }

  #swap(fresh: DocumentFragment, subject: string): void {
    this.dataset['subject'] = subject;
    this.#swapShown(fresh);
    // What was typed since is not in the answer: the next one has it.
    if (this.#isOutdated) return;
    this.#swapPerson(fresh);
    for (const input of this.querySelectorAll('input[id]')) takeProblem(input, fresh);
    this.#follow(fresh);
  }

  #swapShown(fresh: DocumentFragment): void {
    swapShown(this, fresh);
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => this.#tellPage(fresh), REST_MS);
  }

  /** A user who was looked at and a result that was turned over may be what a check waits for. */
  #tellPage(fresh: DocumentFragment): void {
    this.#say(this.querySelector('[data-verdict]')?.textContent.trim() ?? '');
    const tried = fresh.querySelector<HTMLElement>('receipt-form')?.dataset['tried'];
    if (tried === undefined || tried === this.dataset['tried']) return;
    this.dataset['tried'] = tried;
    document.dispatchEvent(new CustomEvent('flagbook:changed'));
  }

  /** Another user has other properties. */
  #swapPerson(fresh: DocumentFragment): void {
    const person = this.querySelector('#receipt-person');
    const next = fresh.querySelector('#receipt-person');
    if (person && next && !person.contains(document.activeElement)) person.replaceWith(next);
  }

  #follow(fresh: DocumentFragment): void {
    const link = fresh.querySelector<HTMLElement>('receipt-form')?.dataset['link'];
    if (link === undefined) return;
    this.#address?.tell(new URL(link, location.href).search, false);
  }

  #tell(message: string): void {
    const notice = this.querySelector<HTMLElement>('[data-told]');
    if (!notice) return;
    notice.textContent = message;
    notice.hidden = message === '';
    if (message !== '') this.#say(message);
  }

  #say(message: string): void {
    const region = this.nextElementSibling;
    if (region?.getAttribute('role') === 'status') region.textContent = message;
  }
}

customElements.define('receipt-form', ReceiptForm);
