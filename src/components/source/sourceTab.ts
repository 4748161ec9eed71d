/**
 * Keeps the language in which a reader wants code, tells the console which version of the source is
 * chosen, and follows the console to the one that has run. To choose needs no script.
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
    if (!(target instanceof HTMLInputElement)) return;
    const { name, value } = target;
    if (name === 'language')
      document.cookie = `language=${value};path=/;max-age=31536000;samesite=lax`;
    if (name === 'version') {
      document.dispatchEvent(new CustomEvent('flagbook:stage', { detail: { stage: value } }));
    }
  };

  #onRun = (event: Event): void => {
    const { stage } = (event as CustomEvent<{ stage: string }>).detail;
    const versions = [...this.querySelectorAll<HTMLInputElement>('[name=version]')];
    const version = versions.find(({ value }) => value === stage) ?? versions[0];
    if (version) version.checked = true;
    const fold = this.querySelector<HTMLDetailsElement>(`#source-${stage}`);
    if (fold) fold.open = true;
  };
}

customElements.define('source-tab', SourceTab);
