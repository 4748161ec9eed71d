/** Copies its `text` attribute; its button shows itself only where there is a clipboard to copy to. */
export class CopyButton extends HTMLElement {
  #restore: number | undefined;

  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !('clipboard' in navigator)) return;
    button.hidden = false;
    button.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.querySelector('button')?.removeEventListener('click', this.#onClick);
    clearTimeout(this.#restore);
  }

  #onClick = ({ currentTarget }: Event): void => {
    const isResting = this.#restore === undefined;
    if (currentTarget instanceof HTMLButtonElement && isResting) void this.#copy(currentTarget);
  };

  async #copy(button: HTMLButtonElement): Promise<void> {
    const label = button.textContent;
    button.textContent = await write(this.getAttribute('text') ?? '');
    this.#restore = window.setTimeout(() => {
      button.textContent = label;
      this.#restore = undefined;
    }, 1600);
  }
}

async function write(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'The browser did not allow it';
  }
}

customElements.define('copy-button', CopyButton);
