import type { BegunCheck } from '../../lessons/tasks/preparedCheck.ts';
import { parseHtml } from '../parts/parseHtml.ts';
import { problemText } from '../ui/problemText.ts';
import { versionOf } from './versionOf.ts';

/** Checks the reader's version of a task's stage, and shows what came of it. */
export class TaskCheck extends HTMLElement {
  #isChecking = false;

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', this.#onPress);
  }

  #onPress = (): void => {
    if (!this.#isChecking) void this.#check();
  };

  async #check(): Promise<void> {
    const button = this.querySelector('button');
    this.#isChecking = true;
    button?.setAttribute('aria-disabled', 'true');
    this.setAttribute('aria-busy', 'true');
    try {
      await this.#judge();
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      this.#show('<p class="notice off"></p>');
      const notice = this.querySelector('[data-verdict] .notice');
      if (notice) notice.textContent = sentence;
    }
    this.#say('');
    this.#isChecking = false;
    button?.removeAttribute('aria-disabled');
    this.removeAttribute('aria-busy');
  }

  /** Shows what the check came to, here and in the code. */
  async #judge(): Promise<void> {
    this.#say('Reading the code …');
    const stage = this.getAttribute('stage') ?? '';
    const body = new URLSearchParams({ task: this.getAttribute('task') ?? '' });
    const code = versionOf(stage);
    if (code !== undefined) body.set('code', code);
    const answer = await fetch('/parts/task-check', { method: 'POST', body });
    if (!answer.ok) throw new Error(await refusalIn(answer));
    const begun = (await answer.json()) as BegunCheck;
    // What edits and runs a version is large, and whoever reads the task needs none of it.
    const { tellEditor, tellProblem } = await import('./tellEditor.ts');
    if (begun.problem) {
      tellProblem(stage, begun.problem);
      throw new Error(problemText(begun.problem));
    }
    const { check, visits } = begun;
    const { visitAll } = await import('./visitAll.ts');
    const told = await visitAll(visits, (visit) => {
      const { user = '' } = visits[visit] ?? {};
      this.#say(`Visit ${visit + 1} of ${visits.length}: ${user} …`);
    });
    this.#say('Asking PostHog what came of it …');
    const posted = new URLSearchParams({ check });
    for (const { recorded } of told) posted.append('recorded', recorded);
    const result = await fetch('/parts/task-result', { method: 'POST', body: posted });
    if (!result.ok) throw new Error(await refusalIn(result));
    const html = await result.text();
    // Places in the code are those of what was checked.
    if (versionOf(stage) === code) tellEditor(stage, told, faultIn(html));
    this.#show(html);
  }

  #say(words: string): void {
    const progress = this.querySelector('[data-progress]');
    if (progress) progress.textContent = words;
  }

  /** The verdict alone is read out, and the rest stands below it. */
  #show(html: string): void {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const verdict = body.querySelector('.notice');
    const place = this.querySelector('[data-verdict]');
    place?.replaceChildren(...(verdict ? [verdict] : []));
    this.querySelector('[data-result]')?.replaceChildren(...body.childNodes);
    // On a phone the console covers what stands below the button.
    place?.scrollIntoView({ block: 'center' });
  }
}

/** The fault that a result tells of, and on which visit it shows; undefined where there is none. */
function faultIn(html: string): { visit?: number } | undefined {
  const notice = parseHtml(html).querySelector<HTMLElement>('.notice.off');
  const { visit } = notice?.dataset ?? {};
  return notice ? { ...(visit !== undefined && { visit: Number(visit) }) } : undefined;
}

/** The sentence of an answer that is no result; a page of the site's is none. */
async function refusalIn(answer: Response): Promise<string> {
  const isSentence = answer.headers.get('Content-Type')?.startsWith('text/plain') ?? false;
  return isSentence ? answer.text() : `The site answered with status ${answer.status}. Try again.`;
}

customElements.define('task-check', TaskCheck);
