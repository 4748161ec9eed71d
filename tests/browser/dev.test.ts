import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findFreePort } from '../harness/server/findFreePort.ts';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { startProcess } from '../harness/server/startProcess.ts';
import { watchConsole } from '../harness/browser/watchConsole.ts';

test('authors see the same site with npm run dev: dressed, live, and without a complaint', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-dev-'));
  const port = await findFreePort();
  // Where Astro's dev server finds VITEST set, it serves no pages.
  const env = { NODE_ENV: 'development', VITEST: '', DATA_DIR: folder };
  const server = await startProcess(
    'node_modules/astro/bin/astro.mjs',
    { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    ['dev', '--port', String(port)],
  );
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const problems = watchConsole(page);
    await page.goto(`${server.origin}/first-flag/plain`);
    // Vite finds the scripts' dependencies as they are asked for, and may load the page again.
    await page.waitForLoadState('networkidle');
    const font = await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily);
    expect(font).toContain('Crimson Pro');
    const { pageText } = await runAs(page, 'ada');
    expect(await pageText()).toBe('Hello, ada!');
    expect(problems).toEqual([]);
    expect(server.output()).not.toMatch(/warn|error/i);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
