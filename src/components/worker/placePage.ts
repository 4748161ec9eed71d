import type { VersionResponse, VersionStart } from '../../worker/messages.ts';
import { showWaiting } from '../parts/newestAnswer.ts';
import { pageTitle } from '../ui/pageTitle.ts';

/** Who visited what. */
interface Visited {
  user: string;
  request: VersionStart['request'];
}

/**
 * Shows a page in the window of the page before, which saves the way to the server and back: what the
 * server tells of it then changes nothing there. False where no such window stands.
 */
export function placePage(
  { user, request }: Visited,
  { contentType, location, body }: VersionResponse,
): boolean {
  const slot = document.querySelector<HTMLElement>('[data-slot=page]');
  const frame = slot?.querySelector('iframe');
  const address = slot?.querySelector('.address');
  const isOfBrowser = address?.firstElementChild;
  if (!slot || !frame || !address || isOfBrowser || !contentType.includes('html')) {
    return false;
  }
  // A redirect may be shown by its address alone.
  if (location !== undefined) return false;
  const { pathname, search } = new URL(request.url);
  address.textContent = `${request.form ? 'POST ' : ''}${pathname}${search}`;
  // A page in the same frame would be an entry of the browser's history.
  const fresh = frame.cloneNode() as HTMLIFrameElement;
  fresh.srcdoc = body;
  fresh.title = pageTitle(user);
  frame.replaceWith(fresh);
  showWaiting(slot, '');
  return true;
}
