import { sessionMemory } from '../ui/sessionMemory.ts';

/**
 * Keeps the language in which a reader wants code, and opens the source of the stage that has run,
 * and the editor where a reader presses Edit or was writing before.
 * To choose a language or an edit needs no script.
 */
export class SourceTab extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', this.#onChange);
    this.addEventListener('click', this.#edit);
    const hasDrafts = sessionMemory().getItem('flagbook:drafts') !== null;
    if (hasDrafts || this.dataset['drafts'] !== undefined) this.#edit();
    document.addEventListener('flagbook:ran', this.#onRun);
    document.addEventListener('change', this.#onChoice);
  }

  disconnectedCallback(): void {
    document.removeEventListener('flagbook:ran', this.#onRun);
    document.removeEventListener('change', this.#onChoice);
  }

  #onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'version') this.#chooseInConsole(target.value);
    if (target.name !== 'language') return;
    document.cookie = `language=${target.value};path=/;max-age=31536000;samesite=lax`;
  };

  #edit = (event?: Event): void => {
    const pressed = (event?.target as Element | undefined)?.closest<HTMLElement>('[data-version]');
    if (pressed === null) return;
    void import('../editor/openEditor.ts').then((editor) => editor.openEditor(this, pressed));
  };

  #onChoice = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement && target.name === 'stage') this.#show(target.value);
  };

  #chooseInConsole(stage: string): void {
    const choice = document.querySelector<HTMLSelectElement>('#run-form select[name="stage"]');
    if (!choice || choice.value === stage) return;
    choice.value = stage;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** The edit's version, or that in which all other stages stand. */
  #show(stage: string): void {
    const versions = [...this.querySelectorAll<HTMLInputElement>('[name="version"]')];
    const shown = versions.find(({ value }) => value === stage) ?? versions[0];
    if (shown) shown.checked = true;
  }

  #onRun = (event: Event): void => {
    const { stage } = (event as CustomEvent<{ stage: string }>).detail;
    this.#show(stage);
    const fold = this.querySelector<HTMLDetailsElement>(`#source-${stage}`);
    if (fold) fold.open = true;
  };
}

customElements.define('source-tab', SourceTab);
