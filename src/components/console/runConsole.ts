import { isolate } from '../../text/isolation.ts';
import { followRun } from '../parts/followRun.ts';
import { showWaiting } from '../parts/newestAnswer.ts';
import { type RememberedRun, runHistory } from '../ui/runHistory.ts';
import { findIn } from '../ui/findIn.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import {
  type Asked,
  isRunKey,
  noticeOf,
  sentenceOf,
  setForm,
  tell,
  textOf,
} from './consoleForm.ts';
import { clearPlaces, factsOf, keepPlaces, placeRun, readPlaced, stopClocks } from './placeRun.ts';
import type { RunFacts } from './placeRun.ts';
import { noteRun, runAddress, runOf, runOfAddress } from './runEntry.ts';

/**
 * Runs the stage without leaving the page, puts each part of what comes of it into its place, and keeps
 * the runs. Each run that is shown is an entry of the browser's history.
 */
export class RunConsole extends HTMLElement {
  #runs = runHistory(sessionMemory());
  #following: AbortController | undefined;
  /** The run of which it was told that it has ended. */
  #ended = '';
  #showBlank = (): void => undefined;

  connectedCallback(): void {
    this.#showBlank = keepPlaces();
    this.addEventListener('submit', this.#onSubmit);
    document.addEventListener('keydown', this.#onKey);
    addEventListener('popstate', this.#onBack);
    const { run } = this.dataset;
    if (run === undefined) this.#restore();
    else this.#remember(factsOf(this), readPlaced(factsOf(this)));
    noteRun(this.dataset['run'] ?? null);
    this.#goOn();
  }

  disconnectedCallback(): void {
    this.#following?.abort();
    document.removeEventListener('keydown', this.#onKey);
    removeEventListener('popstate', this.#onBack);
  }

  /** Sets the form, without running it. */
  choose = (asked: Asked): void => setForm(this.#form, asked);

  /** Runs what is asked for, in place of a run that is under way. */
  async run(asked: Asked = {}): Promise<void> {
    this.choose(asked);
    const body = new FormData(this.#form);
    body.set('step', this.getAttribute('step') ?? '');
    if (!body.has('stage')) body.set('stage', asked.stage ?? this.getAttribute('stage') ?? '');
    this.#begin(`Running ${textOf(body, 'stage')} for ${isolate(textOf(body, 'user'))}`);
    await this.#follow(body, textOf(body, 'posthog')).catch((error: unknown) => {
      this.#fail(sentenceOf(error), body);
    });
  }

  /** Shows a run of before, and sets the form to what it was for, as far as this step has its stage. */
  recall(id: string, isBack = false): void {
    const run = this.#runs.all().find((one) => one.id === id);
    if (!run) return;
    this.#following?.abort();
    this.#settle();
    this.dispatchEvent(new Event('run-shown', { bubbles: true }));
    this.#take(run, isBack);
    this.#say(`The run of ${run.stage} for ${isolate(run.user)} is shown again.`);
    tell('flagbook:changed', { user: run.user, run: id });
  }

  #onSubmit = (event: SubmitEvent): void => {
    // What a run shows may hold forms of its own.
    if (event.target !== this.#form) return;
    event.preventDefault();
    void this.run();
  };

  #onKey = (event: KeyboardEvent): void => {
    if (!isRunKey(event, this.#form)) return;
    event.preventDefault();
    this.#form.requestSubmit();
  };

  /** Entries of others say nothing of a run. */
  #onBack = ({ state }: PopStateEvent): void => {
    const run = runOf(state);
    if (typeof run === 'string') this.recall(run, true);
    else if (run === null) {
      delete this.dataset['run'];
      this.#showBlank();
    }
  };

  #begin(what: string): void {
    findIn(this, 'button.primary', HTMLElement).ariaBusy = 'true';
    this.#say(`${what} …`);
    this.#page.querySelector(':scope > .notice')?.remove();
    showWaiting(this.#page, what);
    this.dispatchEvent(new Event('run-shown', { bubbles: true }));
  }

  #show(html: string, posthog: string): void {
    this.#settle();
    const facts = placeRun(html);
    if (!facts) return;
    facts.posthog ||= posthog;
    if (facts.run !== this.dataset['run']) noteRun(facts.run, this.#address(facts));
    const isOver = facts.state === 'settled' && this.#ended !== facts.run;
    Object.assign(this.dataset, facts);
    tell('flagbook:placed', facts);
    this.#remember(facts, html);
    if (isOver) this.#end(facts);
  }

  /** Follows a run that was brought back while something of it was on its way. */
  #goOn(): void {
    const { run, state, posthog = '' } = this.dataset;
    if (run === undefined || state === 'settled') return;
    // What the server has forgotten stays as it was.
    this.#follow(run, posthog).catch(() => undefined);
  }

  /** In place of a run that is followed already, of which nothing more is told then. */
  #follow(run: FormData | string, posthog: string): Promise<void> {
    this.#following?.abort();
    const { signal } = (this.#following = new AbortController());
    return followRun(run, { signal, onUpdate: (html) => this.#show(html, posthog) });
  }

  #end(facts: RunFacts): void {
    this.#ended = facts.run;
    this.#say(facts.summary);
    tell('flagbook:changed', { user: facts.user, run: facts.run });
    tell('flagbook:ran', facts);
  }

  #fail(message: string, body: FormData): void {
    this.#settle();
    const { stage, user } = this.dataset;
    const isSame = user === textOf(body, 'user') && stage === textOf(body, 'stage');
    if (!isSame) clearPlaces();
    stopClocks();
    this.#page.prepend(noticeOf(message));
    this.#say(message);
  }

  #settle(): void {
    findIn(this, 'button.primary', HTMLElement).ariaBusy = 'false';
    showWaiting(this.#page, '');
  }

  #take({ html, stage, user, posthog }: RememberedRun, isBack: boolean): void {
    this.choose({ user, stage, posthog: posthog || 'up' });
    const facts = placeRun(html);
    if (!facts) return;
    Object.assign(this.dataset, facts);
    tell('flagbook:placed', facts);
    if (!isBack) noteRun(facts.run, this.#address(facts));
    this.#goOn();
  }

  #remember({ run, stage, user, summary, flag, outcome, posthog }: RunFacts, html: string): void {
    this.#runs.add({ id: run, stage, user, summary, flag, outcome, posthog, html });
    tell('flagbook:runs', {});
  }

  /** After a reload, the run to which the address leads is shown again, and not made again. */
  #restore(): void {
    const run = runOfAddress(this.#runs.all(), this.getAttribute('stage'));
    if (run) this.#take(run, true);
  }

  #address(facts: RunFacts): URL {
    return runAddress(facts, this.#form.elements.namedItem('stage') !== null);
  }

  #say(message: string): void {
    findIn(this, '[data-said]', HTMLElement).textContent = message;
  }

  get #form(): HTMLFormElement {
    return findIn(this, 'form', HTMLFormElement);
  }

  get #page(): HTMLElement {
    return findIn(this, '[data-slot=page]', HTMLElement);
  }
}

customElements.define('run-console', RunConsole);
