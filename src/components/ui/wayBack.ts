/**
 * A way back to the page before is the browser's own: there the text stands as it was left. Where the
 * browser does not tell what is before, it is a link.
 */

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('.way-back a');
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  if (pathBefore() !== link.pathname) return;
  event.preventDefault();
  history.back();
});

function pathBefore(): string | undefined {
  if (!('navigation' in window)) return undefined;
  const index = navigation.currentEntry?.index ?? 0;
  const url = navigation.entries()[index - 1]?.url;
  return url ? new URL(url).pathname : undefined;
}
