import { unpackBrowser } from '../browser/unpackBrowser.ts';

/** Unpacks the browser before the tests, which start side by side. */
export default function prepareBrowser(): void {
  unpackBrowser();
}
