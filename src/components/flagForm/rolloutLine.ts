/**
 * A number line whose bar ends at the percentage in the field with the id in its `for`, and follows it.
 * Whoever is within the bar has a full mark. Its end is the knob of the slider that lies over it.
 */
export class RolloutLine extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('input', this.#follow);
  }

  disconnectedCallback(): void {
    document.removeEventListener('input', this.#follow);
  }

  #follow = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.id !== this.getAttribute('for')) return;
    const percentage = target.value.trim() === '' ? NaN : Number(target.value);
    if (!(percentage >= 0 && percentage <= 100)) return;
    this.querySelector('.bar')?.setAttribute('width', `${percentage}%`);
    for (const mark of this.querySelectorAll<SVGElement>('circle')) {
      mark.classList.toggle('in', Number(mark.dataset['at']) <= percentage / 100);
    }
  };
}

customElements.define('rollout-line', RolloutLine);
