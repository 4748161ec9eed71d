import { readAnswers } from '../ui/answers.ts';

/** Marks in a list of questions what the reader has said, and says why, once it is told. */
export class AnswerList extends HTMLElement {
  connectedCallback(): void {
    const answers = readAnswers();
    for (const element of this.querySelectorAll<HTMLElement>('[data-question]')) {
      const said = answers[element.dataset['question'] ?? ''];
      const choice = said && element.querySelector(`[data-choice="${CSS.escape(said)}"]`);
      if (!choice) continue;
      choice.querySelector('[data-you]')?.removeAttribute('hidden');
      const right = element.querySelector(`[data-choice="${element.dataset['right'] ?? ''}"]`);
      for (const told of right ? element.querySelectorAll('[data-told]') : []) {
        told.toggleAttribute('hidden', !right?.contains(told) && !choice.contains(told));
      }
    }
  }
}

customElements.define('answer-list', AnswerList);
