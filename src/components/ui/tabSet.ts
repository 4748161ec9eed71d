import { sessionMemory } from './sessionMemory.ts';

const memory = sessionMemory();

/** The tabs that the link of a run can name. */
const LINKED = ['response', 'wire', 'why'];

/**
 * Shows one of its sections at a time. The sections and a menu of links to them are there without
 * JavaScript; this makes the menu a tab list and remembers the choice under the `name` attribute. The
 * tab in its `show` attribute comes before the remembered one, the one in `opens` after it. What is
 * marked `data-link` in the same article or pane leads to the open tab. The section in `beside` leaves the tabs
 * while the window is so wide that it stands beside them.
 */
export class TabSet extends HTMLElement {
  #wide = matchMedia('(width >= 1600px)');

  connectedCallback(): void {
    this.querySelector('.tabs')?.setAttribute('role', 'tablist');
    this.addEventListener('click', this.#onClick);
    this.addEventListener('keydown', this.#onKey);
    this.#wide.addEventListener('change', this.#arrange);
    this.#arrange();
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
    this.removeEventListener('keydown', this.#onKey);
    this.#wide.removeEventListener('change', this.#arrange);
  }

  /** Opens the tab of this name, and gives it; undefined when there is none such. */
  open(name: string): HTMLAnchorElement | undefined {
    const tab = this.#tabs().find(({ dataset }) => dataset['tab'] === name);
    if (tab) this.#choose(tab);
    return tab;
  }

  #arrange = (): void => {
    for (const tab of this.#links()) {
      const panel = this.#panelOf(tab);
      const isTab = this.#isTab(tab);
      tab.hidden = !isTab;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel?.id ?? '');
      if (isTab) panel?.setAttribute('role', 'tabpanel');
      else panel?.removeAttribute('role');
      if (panel) panel.hidden = false;
      panel?.setAttribute('tabindex', '0');
    }
    const tabs = this.#tabs();
    const wanted = ['show', 'name', 'opens'].map((attribute) =>
      attribute === 'name' ? memory.getItem(this.#memory()) : this.getAttribute(attribute),
    );
    const names = wanted.filter((name) => tabs.some(({ dataset }) => dataset['tab'] === name));
    const chosen = tabs.find(({ dataset }) => dataset['tab'] === names[0]) ?? tabs[0];
    if (chosen) this.#show(chosen);
  };

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
    // The one that is shown comes first: a pane that is empty for a moment loses how far it is scrolled.
    this.#panelOf(chosen)?.removeAttribute('hidden');
    for (const tab of this.#tabs()) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = this.#panelOf(tab);
      if (panel) panel.hidden = !isChosen;
    }
    this.aimLinks();
  }

  /** Makes what is marked `data-link` lead to the open tab, as far as a link can name it. */
  aimLinks(): void {
    const { tab = '' } = this.querySelector<HTMLElement>('[aria-selected=true]')?.dataset ?? {};
    const show = LINKED.includes(tab) ? tab : 'page';
    for (const link of this.closest('article, work-pane')?.querySelectorAll('[data-link]') ?? []) {
      const name = link instanceof HTMLAnchorElement ? 'href' : 'text';
      const url = new URL(link.getAttribute(name) ?? '', location.href);
      url.searchParams.set('show', show);
      link.setAttribute(name, url.href);
    }
  }

  #tabs(): HTMLAnchorElement[] {
    return this.#links().filter((tab) => this.#isTab(tab));
  }

  #isTab({ dataset }: HTMLElement): boolean {
    return !this.#wide.matches || dataset['tab'] !== this.getAttribute('beside');
  }

  #links(): HTMLAnchorElement[] {
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
