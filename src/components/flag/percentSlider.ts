/**
 * A slider for the text field with the id in its `for`: moves with what is typed there, and types
 * there as it is moved. Without JavaScript there is just the field.
 */
export class PercentSlider extends HTMLElement {
  #range = document.createElement('input');

  connectedCallback(): void {
    this.#range.type = 'range';
    this.#range.step = 'any';
    this.#range.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.replaceChildren(this.#range);
    this.#follow();
    this.#range.addEventListener('input', this.#lead);
    this.#field?.addEventListener('input', this.#follow);
  }

  disconnectedCallback(): void {
    this.#range.removeEventListener('input', this.#lead);
    this.#field?.removeEventListener('input', this.#follow);
  }

  #follow = (): void => {
    this.#range.value = this.#field?.value ?? '0';
  };

  /** Half percents are as fine as a hand can drag. */
  #lead = (): void => {
    const field = this.#field;
    if (!field) return;
    field.value = String(Math.round(this.#range.valueAsNumber * 2) / 2);
    field.removeEventListener('input', this.#follow);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.addEventListener('input', this.#follow);
  };

  get #field(): HTMLInputElement | null {
    return document.querySelector<HTMLInputElement>(
      `input#${CSS.escape(this.getAttribute('for') ?? '')}`,
    );
  }
}

customElements.define('percent-slider', PercentSlider);
