import { isolate } from '../../text/isolation.ts';
import { afterPaint } from './afterPaint.ts';
import { findIn } from './findIn.ts';
import { type RememberedRun, runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import { type Asked, isRunKey, sentenceOf, setForm, tell, textOf } from './consoleForm.ts';
import { say, showBusy, showFailure } from './consoleStatus.ts';
import { type Begun, followNewest } from './followNewest.ts';
import { factsIn, factsOf, keepPlaces, placeRun, readPlaced, type RunFacts } from './placeRun.ts';
import { rowCards } from './rowCards.ts';
import { noteRun, runAddress, runOf, runOfAddress } from './runEntry.ts';

/**
 * Runs the stage without leaving the page, puts each part of what comes of it into its place, and keeps
 * the runs. Each run that is shown is an entry of the browser's history.
 */
export class RunConsole extends HTMLElement {
  #runs = runHistory(sessionMemory());
  #newest = followNewest((html, posthog) => this.#show(html, posthog));
  /**
   * Set while a reader's own version of a stage is open: makes the run in the server's place; nothing
   * where `body` asks for something else.
   */
  begin?: (body: FormData) => Begun;
  /** What was told last to have ended: a run, which may be the last of its row. */
  #ended = '';
  #cards = rowCards(this, (html) => this.#remember(factsIn(html), html));
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
    this.#newest.stop();
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
    if (asked.row !== undefined) body.set('row', asked.row);
    const begun = this.begin?.(body);
    const what = `${begun ? 'your version of ' : ''}${textOf(body, 'stage')}`;
    this.#begin(`Running ${what} for ${isolate(textOf(body, 'user'))}`);
    await this.#newest.follow(body, textOf(body, 'posthog'), begun).catch((error: unknown) => {
      showFailure(this, sentenceOf(error), body);
    });
  }

  /** Shows a run of before, and sets the form to what it was for, as far as this step has its stage. */
  recall(id: string, by: 'list' | 'back' | 'card' = 'list'): void {
    const run = this.#runs.all().find((one) => one.id === id);
    if (!run) return;
    // A row goes on, whichever of its runs is looked at.
    if (by !== 'card') this.#newest.stop();
    showBusy(this, '');
    this.dispatchEvent(new Event('run-shown', { bubbles: true }));
    this.#take(run, by);
    say(this, `The run of ${run.stage} for ${isolate(run.user)} is shown again.`);
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
    if (typeof run === 'string') this.recall(run, 'back');
    else if (run === null) {
      delete this.dataset['run'];
      showBusy(this, '');
      this.#cards.recall();
      this.#showBlank();
    }
  };

  #begin(what: string): void {
    say(this, `${what} …`);
    showBusy(this, what);
    this.dispatchEvent(new Event('run-shown', { bubbles: true }));
  }

  #show(html: string, posthog: string): void {
    showBusy(this, '');
    const shown = this.#cards.show(html);
    const facts = placeRun(shown.html);
    if (!facts) return;
    facts.posthog ||= posthog;
    const isNew = facts.run !== this.dataset['run'];
    if (isNew) noteRun(facts.run, this.#address(facts), shown.isSameRow);
    // A row has users, stages and browsers of its own.
    if (isNew && shown.isWhole !== undefined && !this.#isTyping) this.#setTo(facts);
    this.#stand(facts);
    this.#remember(facts, shown.html);
    if (facts.state === 'settled') this.#end(facts, shown.isWhole ?? true);
  }

  /** The page shows this run. */
  #stand(facts: RunFacts): void {
    Object.assign(this.dataset, facts);
    this.#cards.mark(facts.run);
    tell('flagbook:placed', facts);
  }

  /** Follows a run that was brought back while something of it was on its way. */
  #goOn(): void {
    const { run, state, posthog = '' } = this.dataset;
    if (run === undefined || state === 'settled') return;
    // What the server has forgotten stays as it was.
    this.#newest.follow(run, posthog).catch(() => undefined);
  }

  /** Each run changes what PostHog has, also before the next of its row; what it proves comes with the last. */
  #end(facts: RunFacts, isWhole: boolean): void {
    const ended = `${facts.run} ${isWhole ? 'whole' : ''}`;
    if (ended === this.#ended) return;
    this.#ended = ended;
    tell('flagbook:changed', { user: facts.user, run: facts.run });
    if (!isWhole) return;
    say(this, facts.summary);
    tell('flagbook:ran', facts);
  }

  /** The form asks for what is shown. */
  #setTo({ user, stage, posthog, browser = '' }: Omit<RememberedRun, 'id' | 'html'>): void {
    this.choose({ user, stage, posthog: posthog || 'up', browser });
  }

  #take(run: RememberedRun, by: string): void {
    this.#setTo(run);
    this.#cards.recall(run.html);
    const facts = placeRun(run.html);
    if (!facts) return;
    this.#stand(facts);
    if (by === 'card') this.#cards.keep(facts.run);
    if (by !== 'back') noteRun(facts.run, this.#address(facts), by === 'card');
    if (by !== 'card') this.#goOn();
  }

  #remember({ run, ...facts }: RunFacts, html: string): void {
    // To write down thirty runs takes longer than to show one.
    afterPaint(() => {
      this.#runs.add({ id: run, ...facts, html });
      tell('flagbook:runs', {});
    });
  }

  /** After a reload, the run to which the address leads is shown again, and not made again. */
  #restore(): void {
    const run = runOfAddress(this.#runs.all(), this.getAttribute('stage'));
    if (run) this.#take(run, 'back');
  }

  #address(facts: RunFacts): URL {
    return runAddress(facts, this.#form.elements.namedItem('stage') !== null);
  }

  get #isTyping(): boolean {
    return document.activeElement === this.#form.elements.namedItem('user');
  }

  get #form(): HTMLFormElement {
    return findIn(this, 'form', HTMLFormElement);
  }
}

customElements.define('run-console', RunConsole);
