/**
 * Keeps the language in which a reader wants code, and opens the source of the stage that has run.
 * To choose a language or an edit needs no script.
 */
export class SourceTab extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', this.#onChange);
    document.addEventListener('flagbook:ran', this.#onRun);
  }

  disconnectedCallback(): void {
    document.removeEventListener('flagbook:ran', this.#onRun);
  }

  #onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'language') return;
    document.cookie = `language=${target.value};path=/;max-age=31536000;samesite=lax`;
  };

  #onRun = (event: Event): void => {
    const { stage } = (event as CustomEvent<{ stage: string }>).detail;
    const fold = this.querySelector<HTMLDetailsElement>(`#source-${stage}`);
    if (fold) fold.open = true;
  };
}

customElements.define('source-tab', SourceTab);
