/** The address of what an instrument shows. */
export interface StateAddress {
  /**
   * Says what is shown, by the query that opens it. What was typed takes the place of the state before
   * in the browser's history; what a link or a button led to `isNew` there.
   */
  tell: (query: string, isNew: boolean) => void;
  /** Follows links and the history no more. */
  stop: () => void;
}

/**
 * Shows the state that a query opens. Gives the query that does; undefined when nothing came of it, as
 * something else was asked for meanwhile.
 *
 * @param link the one that was followed; none for a state that is to be again as it was
 */
type Show = (query: string, link?: HTMLAnchorElement) => Promise<string | undefined>;

/**
 * Lets the links to an instrument's states change it where it stands, wherever on the page they are;
 * the text does not move. Back leads to the state before.
 *
 * @param hash of the instrument, e.g. `#receipt`: its links end with it
 */
export function stateAddress(hash: string, show: Show): StateAddress {
  let shown = location.search;
  /** Whether the address is that of a state which is not shown yet. */
  let isAhead = false;
  document.addEventListener('click', onClick);
  addEventListener('popstate', onPop);
  addEventListener('pagehide', onLeave);
  return {
    tell,
    stop() {
      document.removeEventListener('click', onClick);
      removeEventListener('popstate', onPop);
      removeEventListener('pagehide', onLeave);
    },
  };

  function tell(query: string, isNew: boolean): void {
    if (isAhead && !isNew) return;
    shown = query;
    if (query === location.search) return;
    const address = location.pathname + query;
    if (!isNew) {
      history.replaceState(history.state, '', address + location.hash);
      return;
    }
    // Back and forth between two states, the text is to stay where it is by then.
    history.scrollRestoration = 'manual';
    history.pushState(history.state, '', address);
    history.scrollRestoration = 'manual';
  }

  function onClick(event: MouseEvent): void {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isHere = link.origin === location.origin && link.pathname === location.pathname;
    // One that has nothing but the hash leads to the instrument as it is.
    if (!isHere || link.hash !== hash || link.getAttribute('href') === hash) return;
    event.preventDefault();
    const { href, search } = link;
    show(search, link).then(
      (query) => {
        if (query !== undefined) tell(query, true);
      },
      () => {
        location.assign(href);
      },
    );
  }

  /** Who reloads the page, or comes back to it from another, finds the text as it was left. */
  function onLeave(): void {
    history.scrollRestoration = 'auto';
  }

  function onPop(): void {
    const { search } = location;
    // A run that is shown again changes no instrument.
    if (search === shown || new URLSearchParams(search).has('run')) return;
    isAhead = true;
    show(search).then(
      (query) => {
        if (search === location.search) isAhead = false;
        if (query !== undefined) shown = search;
      },
      () => {
        location.reload();
      },
    );
  }
}
