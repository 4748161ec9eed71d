import { newestAnswer, showWaiting } from '../parts/newestAnswer.ts';

const slice = 25;

/**
 * Sends the crowd in slices, draws what is known after each, and can be stopped between two. Another
 * crowd that is sent meanwhile takes its place.
 */
export class CrowdRunner extends HTMLElement {
  #isStopped = false;
  /** Counts the crowds that were sent: a crowd that is not the newest draws nothing. */
  #crowds = 0;
  #newest = newestAnswer(() => null);

  connectedCallback(): void {
    this.addEventListener('submit', this.#onSubmit);
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.#isStopped = true;
    this.removeEventListener('submit', this.#onSubmit);
    this.removeEventListener('click', this.#onClick);
  }

  #onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-stop]'))
      this.#isStopped = true;
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target;
    if (form instanceof HTMLFormElement) void this.#run(form);
  };

  async #run(form: HTMLFormElement): Promise<void> {
    const crowd = form.querySelector<HTMLInputElement>('[name=crowd]')?.valueAsNumber ?? 0;
    const number = ++this.#crowds;
    this.#isStopped = false;
    this.#tellProblem('');
    try {
      const sent = await this.#sendAll(crowd);
      if (number !== this.#crowds) return;
      history.replaceState(history.state, '', `?${addressOf(form, sent)}#crowd`);
    } catch (error) {
      this.#tellProblem(error instanceof Error ? error.message : String(error));
    }
    this.#showProgress(undefined);
    document.dispatchEvent(new CustomEvent('flagbook:changed'));
  }

  /** Gives how many users were sent: fewer than asked for when it was stopped or overtaken. */
  async #sendAll(users: number): Promise<number> {
    const picture = this.querySelector('[data-picture]');
    if (!picture) return 0;
    // Not by formatCount: a file shared with the crowd’s evaluator costs each page more than this.
    const all = users.toLocaleString('en');
    this.#say(`Sending ${all} users through every stage …`);
    showWaiting(picture, `Sending ${all} users`);
    let soFar = '';
    let sent = 0;
    for (let from = 0; from < users && !this.#isStopped; from += slice) {
      this.#showProgress(from / users);
      const body = new FormData();
      body.set('from', String(from + 1));
      body.set('count', String(Math.min(slice, users - from)));
      body.set('so-far', soFar);
      const html = await this.#newest.ask('', '/parts/crowd', { method: 'POST', body });
      if (html === undefined) return sent;
      picture.innerHTML = html;
      showWaiting(picture, '');
      soFar = picture.querySelector<HTMLElement>('[data-so-far]')?.dataset['soFar'] ?? '';
      sent = Math.min(users, from + slice);
    }
    this.#say(`${sent.toLocaleString('en')} of ${all} users visited every stage.`);
    return sent;
  }

  #showProgress(share: number | undefined): void {
    const progress = this.querySelector('progress');
    const stop = this.querySelector<HTMLElement>('[data-stop]');
    if (!progress || !stop) return;
    progress.hidden = share === undefined;
    stop.hidden = share === undefined;
    progress.value = (share ?? 0) * 100;
  }

  #tellProblem(message: string): void {
    const problem = this.querySelector<HTMLElement>('[data-problem]');
    if (!problem) return;
    problem.textContent = message;
    problem.hidden = message === '';
    this.#say(message);
  }

  #say(message: string): void {
    const region = this.querySelector('[data-said]');
    if (region) region.textContent = message;
  }
}

/** What the form would ask for, and as many users as were sent. */
function addressOf(form: HTMLFormElement, sent: number): string {
  const address = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'crowd') address.set(name, value);
  }
  if (sent > 0) address.set('crowd', String(sent));
  return address.toString();
}

customElements.define('crowd-runner', CrowdRunner);
