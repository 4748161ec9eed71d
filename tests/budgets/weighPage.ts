import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';

/** What loading a page moves: over the network, and under the reader's eyes. */
export interface PageWeight {
  /** Bytes with headers, as they were sent, by the browser's name of the kind: document, script… */
  wire: Record<string, number>;
  /** Bytes of the bodies as they were sent, by kind. */
  body: Record<string, number>;
  /** Bytes of the bodies by kind, were each compressed with gzip. */
  gzip: Record<string, number>;
  /** What it takes to work with the page: its scripts with those that come on the first touch, gzip. */
  scriptsInUse: number;
  /** Cumulative layout shift, the larger of phone and desktop. */
  layoutShift: number;
}

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** What a page asks for after it was loaded (events that arrived, say) is not its weight. */
const QUIET_MS = 800;

/** Loads a page with nothing cached and weighs it. */
export async function weighPage(browser: Browser, url: string): Promise<PageWeight> {
  const page = await browser.newPage({ viewport: DESKTOP });
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  const shift = await loadAndWatch(page, url);
  const weight: PageWeight = { wire: {}, body: {}, gzip: {}, scriptsInUse: 0, layoutShift: shift };
  for (const response of responses) await add(weight, response);
  await touchAll(page);
  weight.scriptsInUse = await scriptBytes(responses);
  await page.close();

  const phone = await browser.newPage({ viewport: PHONE });
  weight.layoutShift = Math.max(shift, await loadAndWatch(phone, url));
  await phone.close();
  return weight;
}

async function add({ wire, body, gzip }: PageWeight, response: Response): Promise<void> {
  const kind = response.request().resourceType();
  const { responseHeadersSize, responseBodySize } = await response.request().sizes();
  wire[kind] = (wire[kind] ?? 0) + responseHeadersSize + responseBodySize;
  body[kind] = (body[kind] ?? 0) + responseBodySize;
  gzip[kind] = (gzip[kind] ?? 0) + gzipSync(await response.body()).length;
}

/** Passes over every form, as a reader does who is about to use it. */
async function touchAll(page: Page): Promise<void> {
  for (const form of await page.locator('main form').all()) {
    await form.dispatchEvent('pointerover');
  }
  await page.waitForTimeout(QUIET_MS);
}

async function scriptBytes(responses: readonly Response[]): Promise<number> {
  const scripts = responses.filter((response) => response.request().resourceType() === 'script');
  const sizes = await Promise.all(scripts.map(async (one) => gzipSync(await one.body()).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function loadAndWatch(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(QUIET_MS);
  return page.evaluate(readLayoutShift);
}

/** Runs in the page: sums its layout shifts so far (https://web.dev/articles/cls). */
function readLayoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => {
      resolve(sum);
    }, 100);
  });
}
