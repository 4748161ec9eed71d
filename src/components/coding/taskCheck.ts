import type { CodeProblem } from '../../erase/erasedModule.ts';
import type { PreparedCheck } from '../../lessons/tasks/preparedCheck.ts';
import { visitAll } from './visitAll.ts';
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
      this.#show(await this.#judged());
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      this.#show('<p class="notice off"></p>');
      const notice = this.querySelector('[data-result] .notice');
      if (notice) notice.textContent = sentence;
    }
    this.#say('');
    this.#isChecking = false;
    button?.removeAttribute('aria-disabled');
    this.removeAttribute('aria-busy');
  }

  /** What the check came to, as HTML of the site's own. */
  async #judged(): Promise<string> {
    this.#say('Reading the code …');
    const body = new URLSearchParams({ task: this.getAttribute('task') ?? '' });
    const code = versionOf(this.getAttribute('stage') ?? '');
    if (code !== undefined) body.set('code', code);
    const answer = await fetch('/parts/task-check', { method: 'POST', body });
    if (answer.status === 422) throw new Error(sentenceOf((await answer.json()) as CodeProblem));
    if (!answer.ok) throw new Error(await answer.text());
    const { check, visits } = (await answer.json()) as PreparedCheck;
    const told = await visitAll(visits, (visit) => {
      const { user = '' } = visits[visit] ?? {};
      this.#say(`Visit ${visit + 1} of ${visits.length}: ${user} …`);
    });
    this.#say('Asking PostHog what came of it …');
    const posted = new URLSearchParams({ check });
    for (const recorded of told) posted.append('recorded', recorded);
    const result = await fetch('/parts/task-result', { method: 'POST', body: posted });
    if (!result.ok) throw new Error(await result.text());
    return result.text();
  }

  #say(words: string): void {
    const progress = this.querySelector('[data-progress]');
    if (progress) progress.textContent = words;
  }

  #show(html: string): void {
    const result = this.querySelector('[data-result]');
    if (result) result.innerHTML = html;
  }
}

function sentenceOf({ sentence, line }: CodeProblem): string {
  return line === undefined ? sentence : `Line ${line}: ${sentence}`;
}

customElements.define('task-check', TaskCheck);
