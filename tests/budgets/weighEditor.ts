import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { runVersionAs, stageCode } from '../harness/browser/writeVersion.ts';

/**
 * What it costs a reader to change the code of a stage and run it, once: the scripts and styles that come
 * with the first change, each compressed with gzip.
 */
export async function weighEditor(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await runVersionAs(page, 'ian', `${stageCode('flag')}\n// Mine.\n`);
    const code = responses.filter((response) => /\.(js|css)$/.test(response.url()));
    const sizes = await Promise.all(code.map(async (one) => gzipSync(await one.body()).length));
    return sizes.reduce((sum, size) => sum + size, 0);
  } finally {
    await page.close();
  }
}
