import { chromium, type Browser } from 'playwright-core';
import { unpackBrowser } from './unpackBrowser.ts';

/**
 * Starts a headless browser: the Chromium from npm where it runs, else an installed Chrome.
 * `args` are added to its command line. Close it when done.
 */
export async function openBrowser(args: string[] = []): Promise<Browser> {
  const unpacked = unpackBrowser();
  // The sandbox needs rights that containers and root do not have.
  if (!unpacked) return chromium.launch({ channel: 'chrome', args });
  return chromium.launch({
    executablePath: unpacked.executablePath,
    env: { ...process.env, ...unpacked.env },
    args: ['--no-sandbox', ...args],
  });
}
