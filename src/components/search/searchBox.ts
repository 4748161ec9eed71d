/** The element around a search field: it loads what shows results when the field is first used. */
export class SearchBox extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
    this.addEventListener('focusin', this.#start, { once: true });
    if (this.contains(document.activeElement)) this.#start();
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
  }

  #start = (): void => {
    this.removeEventListener('focusin', this.#start);
    // Without it Enter still leads to the page with all results.
    import('./liveSearch.ts').then(
      ({ liveSearch }) => liveSearch(this),
      () => undefined,
    );
  };

  /** A slash leads here from anywhere but from where a slash is typed. */
  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isTyped(event.target)) return;
    event.preventDefault();
    const input = this.querySelector('input');
    // A narrow page has a link in the place of the field.
    if (input?.checkVisibility()) input.select();
    else location.assign('/search');
  };
}

function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

customElements.define('search-box', SearchBox);
