import { TabSet } from '../ui/tabSet.ts';
import { connectRunWords } from '../console/connectRunWords.ts';
import { countNews } from './countNews.ts';
import { createSheet } from './createSheet.ts';
import { keepPlaceOnBack } from './keepPlaceOnBack.ts';

/** So much of a tab's body is enough to see that it has opened. */
const SEEN_PX = 120;

/**
 * The pane beside the text: an instrument and the run share it, words of the text open its tabs, and on
 * a phone it is a sheet over the text. Nothing in it ever moves the text.
 */
export class WorkPane extends HTMLElement {
  #sheet = createSheet(this, this.querySelector<HTMLElement>('.pane-bar') ?? this);
  /** The word that led here, to which Esc leads back. */
  #word: HTMLElement | undefined;

  connectedCallback(): void {
    this.addEventListener('run-shown', this.#onRun);
    this.addEventListener('focusin', this.#onFocus);
    document.addEventListener('flagbook:placed', this.#onPlaced);
    document.addEventListener('click', this.#onClick);
    document.addEventListener('keydown', this.#onKey);
    if (this.querySelector('.shut')) connectRunWords();
    countNews();
    keepPlaceOnBack();
    // After a reload, and on the way back, the view is the one that the reader left.
    const { view } = (history.state as { view?: string } | null) ?? {};
    if (view !== undefined) this.#turnTo(view);
    const { hash } = location;
    if (hash.length > 1) this.#reveal(hash.slice(1));
  }

  disconnectedCallback(): void {
    document.removeEventListener('flagbook:placed', this.#onPlaced);
    document.removeEventListener('click', this.#onClick);
    document.removeEventListener('keydown', this.#onKey);
  }

  #onRun = (): void => {
    this.#turnTo('run');
    this.#sheet.open('half');
  };

  #onPlaced = (): void => {
    const tabs = this.querySelector('tab-set');
    if (tabs instanceof TabSet) tabs.aimLinks();
  };

  /** What is reached by the keyboard is seen. */
  #onFocus = ({ target }: FocusEvent): void => {
    const isInHead = target instanceof Element && target.closest('.pane-bar, .request');
    if (!isInHead) this.#sheet.open('half');
  };

  #onClick = (event: MouseEvent): void => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
    if (event.defaultPrevented && !target.closest('[role=tab], [data-show]')) return;
    if (target.closest('.shut')) this.#sheet.set('dock');
    // Its cards are the first that comes of a row.
    if (target.closest('[data-run-row]') && !this.contains(target)) this.#scroller.scrollTop = 0;
    const word = target.closest<HTMLElement>('[data-open-tab], a[href^="#"], [data-show]');
    if (!word) return;
    const id =
      word.dataset['openTab'] ??
      new URL(word.getAttribute('href') ?? '', location.href).hash.slice(1);
    // What an instrument is to show, it takes itself, whichever of the two hears of the click first.
    if (this.#reveal(id, word) && !word.matches('[data-show]')) event.preventDefault();
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const isInside = this.contains(document.activeElement);
    if (this.#sheet.isPhone()) this.#sheet.set('dock');
    if (isInside) this.#word?.focus({ preventScroll: true });
    this.#word = undefined;
  };

  /** Shows what has this id, a tab or a view or the field of the console; says whether the pane has it. */
  #reveal(id: string, word?: HTMLElement): boolean {
    const found = document.getElementById(id);
    if (!found || !this.contains(found)) return false;
    const view = found.closest<HTMLElement>('.pane-view')?.dataset['of'];
    if (view !== undefined) this.#turnTo(view);
    const tabs = found.closest('tab-set');
    const tab = tabs instanceof TabSet ? tabs.open(id) : undefined;
    const isOutside = word !== undefined && !this.contains(word);
    if (isOutside) this.#word = word;
    if (found instanceof HTMLInputElement) found.focus({ preventScroll: true });
    else if (isOutside) tab?.focus({ preventScroll: true });
    const isDocked = id === 'run-user' && !this.querySelector('.pane-switch');
    if (!isDocked) this.#sheet.open((tab ?? view === 'instrument') ? 'full' : 'half');
    if (tab && isOutside) this.#uncover(found);
    return true;
  }

  /** Scrolls the pane, and never the text, to a tab whose body is below what is seen. */
  #uncover(body: HTMLElement): void {
    const scroller = this.#scroller;
    const below = body.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (below < scroller.clientHeight - SEEN_PX) return;
    scroller.scrollTop += below - parseFloat(getComputedStyle(body).scrollMarginBlockStart);
  }

  /** What of the run scrolls: on a phone the whole sheet. */
  get #scroller(): Element {
    return (this.#sheet.isPhone() ? undefined : this.querySelector('.run-view')) ?? this;
  }

  #turnTo(view: string): void {
    history.replaceState({ ...(history.state as object | null), view }, '');
    this.dataset['view'] = view;
    for (const link of this.querySelectorAll<HTMLElement>('.pane-switch a')) {
      if (link.dataset['view'] === view) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }
}

customElements.define('work-pane', WorkPane);
