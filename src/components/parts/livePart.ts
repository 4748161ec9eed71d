import { isolate } from '../../text/isolation.ts';
import { newestAnswer, showWaiting } from './newestAnswer.ts';
import { parseHtml } from './parseHtml.ts';
import { swapContent } from './swapContent.ts';

/**
 * Keeps its content as the server has it: fetches `src`, whose answer holds this element too, every
 * `every` milliseconds while the tab is seen, and at once when something on the page says
 * `flagbook:changed`. A `user`, and a `run`, told with that event take the place of those in `src`. Folds that
 * are open stay open, and the focus stays where it was. An answer that names no `src` is the last.
 * What has an id and stands beside it in the answer takes the place of what has that id in the page.
 */
export class LivePart extends HTMLElement {
  #timer: number | undefined;
  #failures = 0;
  /** Whom the content is not for yet. */
  #what = '';
  #newest = newestAnswer(() => this);

  connectedCallback(): void {
    document.addEventListener('flagbook:changed', this.#onChange);
    document.addEventListener('visibilitychange', this.#plan);
    this.#plan();
  }

  disconnectedCallback(): void {
    document.removeEventListener('flagbook:changed', this.#onChange);
    document.removeEventListener('visibilitychange', this.#plan);
    clearTimeout(this.#timer);
  }

  #onChange = (event: Event): void => {
    if (!this.hasAttribute('src')) return;
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    const src = new URL(this.getAttribute('src') ?? '', location.href);
    if (src.searchParams.has('user') && hasUser(detail)) {
      const isOther = src.searchParams.get('user') !== detail.user;
      src.searchParams.set('user', detail.user);
      if (src.searchParams.has('run')) src.searchParams.set('run', detail.run ?? '');
      this.setAttribute('src', src.pathname + src.search);
      if (isOther) this.#what = `Looking up ${isolate(detail.user)}`;
    }
    void this.#refresh();
  };

  #plan = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden || !this.isConnected || !this.hasAttribute('src')) return;
    const every = Number(this.getAttribute('every') ?? 2000);
    this.#timer = window.setTimeout(
      () => void this.#refresh(),
      Math.min(every * 2 ** this.#failures, 60_000),
    );
  };

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const html = await this.#newest.ask(this.#what, this.getAttribute('src') ?? '');
      if (html === undefined) return;
      this.#failures = 0;
      this.#what = '';
      this.#swap(html);
    } catch {
      this.#failures += 1;
      showWaiting(this, this.#what);
    }
    this.#plan();
  }

  #swap(html: string): void {
    const said = this.querySelector('[data-say]')?.textContent;
    const fresh = parseHtml(html);
    for (const element of [...fresh.children].filter(({ id }) => id !== '')) {
      const place = document.getElementById(element.id);
      if (place && place.outerHTML !== element.outerHTML) place.replaceWith(element);
    }
    const content = fresh.querySelector<HTMLElement>('live-part');
    if (!content?.hasAttribute('src')) this.removeAttribute('src');
    if (!content) return;
    swapContent(this, content);
    const news = this.querySelector('[data-say]')?.textContent;
    if (news !== undefined && news !== said) say(this, news);
  }
}

function hasUser(detail: unknown): detail is { user: string; run?: string } {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'user' in detail &&
    typeof detail.user === 'string'
  );
}

/** Speaks through a region outside the swapped HTML: a region that is itself replaced stays silent. */
function say(part: HTMLElement, text: string): void {
  const region = part.nextElementSibling;
  if (region?.getAttribute('role') === 'status') region.textContent = text;
}

customElements.define('live-part', LivePart);
