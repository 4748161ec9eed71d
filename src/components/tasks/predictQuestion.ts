import { keepAnswer, readAnswers } from '../ui/answers.ts';

/**
 * Keeps what the reader chooses, and when a run has answered, too, says what happened and why what the
 * reader said was tempting. The answer comes with the ticks: as the `data-right` of the `.finding`.
 */
export class PredictQuestion extends HTMLElement {
  #watch = new MutationObserver(() => {
    this.#tell();
  });

  connectedCallback(): void {
    const chosen = readAnswers()[this.#key];
    for (const input of this.#inputs) input.checked = input.value === chosen;
    this.addEventListener('change', this.#onChange);
    this.#watch.observe(this, { childList: true });
    this.#tell();
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#onChange);
    this.#watch.disconnect();
  }

  #onChange = (): void => {
    const chosen = this.#chosen;
    if (chosen !== undefined) keepAnswer(this.#key, chosen);
    this.#tell();
  };

  #tell(): void {
    const right = this.querySelector<HTMLElement>(':scope > .finding')?.dataset['right'];
    const chosen = this.#chosen;
    if (right === undefined || chosen === undefined || this.hasAttribute('told')) return;
    this.setAttribute('told', '');
    this.#show(`[data-right="${right}"]`);
    this.#show(`[data-wrong="${chosen === right ? '' : chosen}"]`);
    this.querySelector(`label[data-choice="${right}"]`)?.classList.add('right');
    for (const input of this.#inputs) input.disabled = true;
  }

  #show(selector: string): void {
    this.querySelector(`.said > ${selector}`)?.classList.add('shown');
  }

  get #key(): string {
    return this.getAttribute('key') ?? '';
  }

  get #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')];
  }

  get #chosen(): string | undefined {
    return this.#inputs.find(({ checked }) => checked)?.value;
  }
}

customElements.define('predict-question', PredictQuestion);
