/**
 * Prints Lighthouse's four scores for home, a step and the crowd on its phone profile, and what cost
 * points.
 * Ends with exit code 1 when a score is below 100.
 */
import lighthouse from 'lighthouse';
import { findFreePort } from '../harness/server/findFreePort.ts';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { startServer } from '../harness/server/startServer.ts';

const PATHS = ['/', '/first-flag/flag', '/inside-a-flag/crowd'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const server = await startServer();
const port = await findFreePort();
const browser = await openBrowser([`--remote-debugging-port=${port}`]);
try {
  for (const path of PATHS) await judge(path);
} finally {
  await browser.close();
  await server.stop();
}

async function judge(path: string): Promise<void> {
  const result = await lighthouse(server.origin + path, {
    port,
    logLevel: 'error',
    onlyCategories: CATEGORIES,
  });
  if (!result) throw new Error('Lighthouse gave no result. Run it again.');
  console.log(path);
  const { categories, audits } = result.lhr;
  for (const { title, score, auditRefs } of Object.values(categories)) {
    console.log(`${String(Math.round((score ?? 0) * 100)).padStart(3)}  ${title}`);
    if (score === 1) continue;
    process.exitCode = 1;
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) continue;
      console.log(
        `       ${audit.score}  ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`,
      );
    }
  }
}
