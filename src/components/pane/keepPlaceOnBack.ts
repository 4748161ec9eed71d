/**
 * Lets Back lead to another state of the page and leave the text where it is; a browser would scroll it
 * to where it was when that state was left. A page that is loaded again is scrolled by the browser.
 */
export function keepPlaceOnBack(): void {
  const keep = () => {
    history.scrollRestoration = 'manual';
  };
  const [load] = performance.getEntriesByType('navigation');
  const isFresh = load instanceof PerformanceNavigationTiming && load.type === 'navigate';
  if (isFresh) keep();
  addEventListener('pageshow', () => setTimeout(keep, isFresh ? 0 : 300));
  addEventListener('pagehide', () => {
    history.scrollRestoration = 'auto';
  });
}
