import { unpackBrowser } from './unpackBrowser.ts';

/** Unpacks the browser before the tests, which start side by side. */
export default function prepareBrowser(): void {
  unpackBrowser();
}
