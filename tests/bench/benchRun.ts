import type { Page } from 'playwright-core';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { stageCode, writeVersion } from '../harness/browser/writeVersion.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { startServer } from '../harness/server/startServer.ts';
import { printTable } from '../harness/suite/printTable.ts';

const ROUNDS = 20;

/** No reader runs the next one sooner. */
const READER_MS = 300;

const RUNS = [
  { step: '/first-flag/plain', stage: 'plain', own: false, target: 50 },
  { step: '/first-flag/flag', stage: 'flag', own: false, target: 50 },
  { step: '/first-flag/flag', stage: 'flag', own: true, target: 60 },
];

/** How many milliseconds after the click. */
interface Shown {
  placed: number;
  drawn: number;
}

/**
 * Clicks Run in a real browser and prints how long it takes until the page of the run stands in its place,
 * and until it has been drawn there. Beside it, in the same page and in turn, stands a bare fetch of the same stage: how much of it
 * is the browser and the machine. The ratio is taken within a round, and the middle one is printed.
 */
export async function benchRun(): Promise<void> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    await createFlag(`${server.origin}/posthog`);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const rows = [];
    for (const { step, stage, own, target } of RUNS) {
      await page.goto(server.origin + step);
      if (own) await writeVersion(page, stage, `${stageCode(stage)}\n// Mine.\n`);
      const times: { placed: number; drawn: number; bare: number }[] = [];
      // The first rounds warm everything up and are thrown away.
      for (let round = -3; round < ROUNDS; round++) {
        const bare = await page.evaluate(timeFetch, `/stages/${stage}/user/bench-${round}`);
        const shown = await clickToPage(page, `bench-${round}`);
        if (round >= 0) times.push({ ...shown, bare });
      }
      rows.push([
        own ? `${stage}, your version` : stage,
        `${middle(times.map(({ placed }) => placed)).toFixed(0)} ms`,
        `${middle(times.map(({ drawn }) => drawn)).toFixed(0)} ms`,
        `${middle(times.map(({ bare }) => bare)).toFixed(0)} ms`,
        middle(times.map(({ drawn, bare }) => drawn / bare)).toFixed(1),
        `≤ ${target} ms`,
      ]);
    }
    printTable(
      ['click to page, p50', 'in place', 'drawn', 'bare fetch', 'ratio', 'drawn by'],
      rows,
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function clickToPage(page: Page, user: string): Promise<Shown> {
  await page.locator('#run-user').fill(user);
  const shown = await page.evaluate(timeClick, user);
  // What else comes of a run is over before the next one begins, for which a worker is made ready.
  await page.locator('run-console[data-state=settled]').waitFor();
  await page.waitForTimeout(READER_MS);
  return shown;
}

async function timeFetch(path: string): Promise<number> {
  const begun = performance.now();
  await (await fetch(path)).text();
  return performance.now() - begun;
}

/** When the new page stood in its place, and when the frame was over in which that was drawn. */
function timeClick(user: string): Promise<Shown> {
  const button = document.querySelector<HTMLElement>('run-console button.primary');
  const begun = performance.now();
  const since = () => performance.now() - begun;
  return new Promise((resolve) => {
    const look = () => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-slot=page] iframe');
      if (!frame?.srcdoc.includes(user)) return;
      watch.disconnect();
      const placed = since();
      // A message that is sent before a frame is drawn is received after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        resolve({ placed, drawn: since() });
      };
      requestAnimationFrame(() => {
        port2.postMessage('');
      });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    button?.click();
  });
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
