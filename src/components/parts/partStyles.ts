/**
 * Styles that only a part of the page needs, which comes after the page.
 */

const NAMED = /<link rel="stylesheet" href="([^"]+)"/g;

/** Waits for the styles that a fragment of HTML names, so that it is never shown without them. */
export async function loadPartStyles(html: string): Promise<void> {
  await Promise.all(html.matchAll(NAMED).map(([, href = '']) => loadStyles(href)));
}

/** Loads a file of styles, unless it is there. Without it a part is plainer, and still works. */
export async function loadStyles(href: string): Promise<void> {
  if (isLoaded(href)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  await new Promise((settle) => {
    link.onload = link.onerror = settle;
    document.head.append(link);
  });
}

/** Takes out of a fragment the styles that the page has: put in once more, they have it all laid out anew. */
export function dropLoadedStyles(fragment: ParentNode): void {
  for (const link of fragment.querySelectorAll('link[rel=stylesheet]')) {
    if (isLoaded(link.getAttribute('href') ?? '')) link.remove();
  }
}

function isLoaded(href: string): boolean {
  return document.head.querySelector(`link[href="${href}"]`) !== null;
}
