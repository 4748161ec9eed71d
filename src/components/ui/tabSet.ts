import { sessionMemory } from './sessionMemory.ts';

const memory = sessionMemory();

/**
 * Shows one of its sections at a time. The sections and a menu of links to them are there without
 * JavaScript; this makes the menu a tab list and remembers the choice under the `name` attribute. The
 * tab in its `show` attribute comes before the remembered one. Links in a
 * `data-link` of the same article lead to the open tab.
 */
export class TabSet extends HTMLElement {
  connectedCallback(): void {
    const menu = this.querySelector('.tabs');
    if (!menu) return;
    menu.setAttribute('role', 'tablist');
    for (const tab of this.#tabs()) {
      const panel = this.#panelOf(tab);
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel?.id ?? '');
      panel?.setAttribute('role', 'tabpanel');
      panel?.setAttribute('tabindex', '0');
    }
    this.addEventListener('click', this.#onClick);
    this.addEventListener('keydown', this.#onKey);
    const wanted = this.getAttribute('show') ?? memory.getItem(this.#memory());
    const tabs = this.#tabs();
    const chosen = tabs.find((tab) => tab.dataset['tab'] === wanted) ?? tabs[0];
    if (chosen) this.#show(chosen);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
    this.removeEventListener('keydown', this.#onKey);
  }

  #onClick = (event: MouseEvent): void => {
    const tab = event.target instanceof Element ? event.target.closest('[role=tab]') : null;
    if (!(tab instanceof HTMLAnchorElement) || !this.#tabs().includes(tab)) return;
    event.preventDefault();
    this.#choose(tab);
  };

  #onKey = (event: KeyboardEvent): void => {
    const tabs = this.#tabs();
    const at = tabs.findIndex((tab) => tab === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    if (!tab) return;
    this.#choose(tab);
    tab.focus();
  };

  #choose(tab: HTMLAnchorElement): void {
    this.#show(tab);
    try {
      memory.setItem(this.#memory(), tab.dataset['tab'] ?? '');
    } catch {
      // The browser's quota is full: the choice is not remembered.
    }
  }

  #show(chosen: HTMLAnchorElement): void {
    for (const tab of this.#tabs()) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = this.#panelOf(tab);
      if (panel) panel.hidden = !isChosen;
    }
    this.#aimLinks(chosen.dataset['tab'] ?? '');
  }

  #aimLinks(tab: string): void {
    const links = this.closest('article')?.querySelectorAll<HTMLAnchorElement>('[data-link] a');
    for (const link of links ?? []) {
      const url = new URL(link.href);
      url.searchParams.set('show', tab);
      link.href = url.href;
      link.closest('[data-link]')?.querySelector('copy-button')?.setAttribute('text', url.href);
    }
  }

  #tabs(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('.tabs a')];
  }

  #panelOf(tab: HTMLAnchorElement): HTMLElement | null {
    return document.getElementById(tab.hash.slice(1));
  }

  #memory(): string {
    return `flagbook:tab:${this.getAttribute('name') ?? ''}`;
  }
}

customElements.define('tab-set', TabSet);
