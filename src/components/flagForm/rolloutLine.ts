/**
 * A number line whose bar ends at the percentage in the field with the id in its `for`, and follows it.
 * Whoever is within the bar has a full mark. Its end is the knob of the slider that lies over it.
 */
export class RolloutLine extends HTMLElement {
  /** An answer of the server brings the marks anew, for what was in the field when it was asked. */
  #marksAnew = new MutationObserver(() => this.#mark());
  #percentage: number | undefined;

  connectedCallback(): void {
    document.addEventListener('input', this.#follow);
    this.#marksAnew.observe(this, { childList: true, subtree: true });
  }

  disconnectedCallback(): void {
    document.removeEventListener('input', this.#follow);
    this.#marksAnew.disconnect();
  }

  #follow = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.id !== this.getAttribute('for')) return;
    const percentage = target.value.trim() === '' ? NaN : Number(target.value);
    if (!(percentage >= 0 && percentage <= 100)) return;
    this.#percentage = percentage;
    this.querySelector('.bar')?.setAttribute('width', `${percentage}%`);
    this.#mark();
  };

  #mark(): void {
    if (this.#percentage === undefined) return;
    for (const mark of this.querySelectorAll<SVGElement>('circle')) {
      mark.classList.toggle('in', Number(mark.dataset['at']) <= this.#percentage / 100);
    }
  }
}

customElements.define('rollout-line', RolloutLine);
