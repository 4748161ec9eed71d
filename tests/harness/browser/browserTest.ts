import type { Browser } from 'playwright-core';
import { test } from 'vitest';
import { openBrowser } from './openBrowser.ts';

let opened: Promise<Browser> | undefined;

/**
 * Vitest's `test` with a `browser`, one for all tests of a worker. It is remembered here, for Vitest
 * itself would open another one for each `extend`.
 */
export const browserTest = test.extend(
  'browser',
  { scope: 'worker' },
  async ({}, { onCleanup }) => {
    const browser = await (opened ??= openBrowser());
    onCleanup(() => browser.close());
    return browser;
  },
);
