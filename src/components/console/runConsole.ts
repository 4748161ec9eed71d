import { isolate } from '../../text/isolation.ts';
import { newestAnswer } from '../parts/newestAnswer.ts';
import { type RememberedRun, runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';

/** Runs the stage without leaving the page, and keeps the runs for the steps that follow. */
export class RunConsole extends HTMLElement {
  #history = runHistory(sessionMemory());
  #newest = newestAnswer(() => this.#result);

  connectedCallback(): void {
    this.addEventListener('submit', this.#onSubmit);
    this.addEventListener('click', this.#onClick);
    document.addEventListener('keydown', this.#onKey);
    this.#remember();
    this.#listHistory();
    this.#restore();
  }

  disconnectedCallback(): void {
    this.removeEventListener('submit', this.#onSubmit);
    this.removeEventListener('click', this.#onClick);
    document.removeEventListener('keydown', this.#onKey);
  }

  #onSubmit = (event: SubmitEvent): void => {
    // What a run shows may hold forms of its own.
    if (event.target !== this.#form) return;
    event.preventDefault();
    void this.#run();
  };

  #onKey = (event: KeyboardEvent): void => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    const isElsewhere = form !== null && form !== this.#form;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isElsewhere) return;
    event.preventDefault();
    this.#form.requestSubmit();
  };

  #onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey) return;
    const user = event.target.closest<HTMLElement>('.cast [data-user]')?.dataset['user'];
    const remembered = event.target.closest<HTMLElement>('[data-show]')?.dataset['show'];
    if (user !== undefined) {
      event.preventDefault();
      this.#input.value = user;
      this.#form.requestSubmit();
    } else if (remembered !== undefined) {
      const run = this.#history.all().find(({ id }) => id === remembered);
      if (run) this.#recall(run);
    }
  };

  async #run(): Promise<void> {
    const body = new FormData(this.#form);
    body.set('step', this.getAttribute('step') ?? '');
    const { stage, user } = this.#asked();
    const what = `Running ${stage} for ${isolate(user)}`;
    this.#setBusy(true);
    this.#tellProblem('');
    this.#say(`${what} …`);
    try {
      const html = await this.#newest.ask(what, '/parts/run', { method: 'POST', body });
      if (html === undefined) return;
      this.#show(html);
      this.#remember();
      this.#say(this.#shown?.dataset['summary'] ?? '');
      this.#tellPage(stage, user);
    } catch (error) {
      if (this.#shown?.dataset['user'] !== user || this.#shown.dataset['stage'] !== stage) {
        this.#show('<p class="empty">This run gave no answer.</p>');
      }
      this.#tellProblem(error instanceof Error ? error.message : String(error));
    }
    this.#setBusy(false);
  }

  /** What the form asks for. */
  #asked(): { stage: string; user: string } {
    const select = this.#form.querySelector('select');
    return {
      stage: select?.value ?? this.getAttribute('stage') ?? '',
      user: this.#input.value,
    };
  }

  /** Shows a run of before, and sets the form to what it was for, as far as this step has its stage. */
  #recall({ stage, user, html }: RememberedRun): void {
    this.#newest.drop();
    this.#setBusy(false);
    this.#input.value = user;
    const option = [...this.#form.querySelectorAll('option')].find(({ value }) => value === stage);
    if (option) option.selected = true;
    this.#show(html, `The run of ${stage} for ${isolate(user)} is shown again.`);
    this.#tellPage(this.#asked().stage, user);
  }

  #show(html: string, said = ''): void {
    this.#tellProblem('');
    this.#result.innerHTML = html;
    this.#say(said);
  }

  /** The address leads back to this run, and other parts of the page look again. */
  #tellPage(stage: string, user: string): void {
    const url = new URL(location.href);
    url.searchParams.delete('run');
    if (this.#form.elements.namedItem('stage')) url.searchParams.set('stage', stage);
    url.searchParams.set('user', user);
    history.replaceState(history.state, '', url);
    document.dispatchEvent(new CustomEvent('flagbook:changed', { detail: { user } }));
  }

  #remember(): void {
    const root = this.#shown;
    if (!root) return;
    const { run = '', stage = '', user = '', summary = '', flag = '' } = root.dataset;
    this.#history.add({ id: run, stage, user, summary, flag, html: root.outerHTML });
    this.#listHistory();
  }

  /** After a reload, the run to which the address leads is shown again, and not made again. */
  #restore(): void {
    const user = new URL(location.href).searchParams.get('user');
    const { stage } = this.#asked();
    if (user === null || this.#shown) return;
    const run = this.#history.all().find((one) => one.user === user && one.stage === stage);
    if (run) this.#show(run.html);
  }

  #listHistory(): void {
    const runs = this.#history.all();
    const fold = this.#find('[data-history]', HTMLElement);
    fold.hidden = runs.length === 0;
    this.#find('.runs', HTMLElement).replaceChildren(...runs.map(historyItem));
  }

  #setBusy(isBusy: boolean): void {
    this.#find('button.primary', HTMLElement).setAttribute('aria-busy', String(isBusy));
  }

  #tellProblem(message: string): void {
    const problem = this.#find('[data-problem]', HTMLElement);
    problem.textContent = message;
    problem.hidden = message === '';
    if (message !== '') this.#say(message);
  }

  #say(message: string): void {
    this.#find('[data-said]', HTMLElement).textContent = message;
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }

  get #input(): HTMLInputElement {
    return this.#find('input[name=user]', HTMLInputElement);
  }

  get #result(): HTMLElement {
    return this.#find('[data-result]', HTMLElement);
  }

  /** The run that is shown. */
  get #shown(): HTMLElement | null {
    return this.#result.querySelector<HTMLElement>('[data-run]');
  }

  #find<T extends HTMLElement>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`<run-console> lacks its ${selector}.`);
    return found;
  }
}

function historyItem({ id, stage, user, summary, flag }: RememberedRun): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['show'] = id;
  button.append(cell(stage), cell(user), cell(flag === '' ? '' : `flag ${flag}`), cell(summary));
  item.append(button);
  return item;
}

function cell(text: string): HTMLSpanElement {
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

customElements.define('run-console', RunConsole);
