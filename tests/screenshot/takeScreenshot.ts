/** Takes the README's picture of a step: the flag's decision for ada, explained. */
import path from 'node:path';
import { createFlag } from '../harness/server/createFlag.ts';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { startServer } from '../harness/server/startServer.ts';

const FILE = path.join(import.meta.dirname, 'step.png');

const server = await startServer();
const browser = await openBrowser();
try {
  await createFlag(`${server.origin}/posthog`);
  // ada was here before: only then does the second condition set know her.
  await fetch(`${server.origin}/stages/capture/user/ada`);
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await page.goto(`${server.origin}/first-flag/flag`);
  await runAs(page, 'ada');
  await page.getByRole('tab', { name: 'Why' }).click();
  // To press Run leaves the text where it is: the picture begins at its title.
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: FILE });
  console.log(`Wrote ${path.relative(process.cwd(), FILE)}`);
} finally {
  await browser.close();
  await server.stop();
}
