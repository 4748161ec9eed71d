import { readAnswers } from '../ui/answers.ts';

/** Says beside each thing to explain what the reader said when it was asked for. */
export class EndAnswers extends HTMLElement {
  connectedCallback(): void {
    const answers = readAnswers();
    for (const item of this.querySelectorAll<HTMLElement>('[data-question]')) {
      const { question = '', right } = item.dataset;
      const said = answers[question];
      const badge = item.querySelector<HTMLElement>('[data-said]');
      if (said === undefined || !badge) continue;
      const { state, words } = verdict(said, right);
      badge.classList.add(state);
      badge.textContent = words;
      badge.hidden = false;
    }
  }
}

function verdict(said: string, right: string | undefined): { state: string; words: string } {
  if (right === undefined) return { state: 'waiting', words: 'no run has answered it yet' };
  return said === right
    ? { state: 'on', words: 'you said it' }
    : { state: 'off', words: 'you said otherwise' };
}

customElements.define('end-answers', EndAnswers);
