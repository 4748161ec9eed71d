import type { Page } from 'playwright-core';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { stageCode, writeVersion } from '../harness/browser/writeVersion.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { startServer } from '../harness/server/startServer.ts';
import { printTable } from '../harness/suite/printTable.ts';

const ROUNDS = 20;

const RUNS = [
  { step: '/first-flag/plain', stage: 'plain', own: false, target: 50 },
  { step: '/first-flag/flag', stage: 'flag', own: false, target: 50 },
  { step: '/first-flag/flag', stage: 'flag', own: true, target: 60 },
];

/**
 * Clicks Run in a real browser and prints how long it takes until the page of the run stands there,
 * drawn. Beside it, in the same page and in turn, stands a bare fetch of the same stage: how much of it
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
      const times: { click: number; bare: number }[] = [];
      // The first rounds warm everything up and are thrown away.
      for (let round = -3; round < ROUNDS; round++) {
        const bare = await page.evaluate(timeFetch, `/stages/${stage}/user/bench-${round}`);
        const click = await clickToPage(page, `bench-${round}`);
        if (round >= 0) times.push({ click, bare });
      }
      rows.push([
        own ? `${stage}, your version` : stage,
        `${middle(times.map(({ click }) => click)).toFixed(0)} ms`,
        `${middle(times.map(({ bare }) => bare)).toFixed(0)} ms`,
        middle(times.map(({ click, bare }) => click / bare)).toFixed(1),
        `≤ ${target} ms`,
      ]);
    }
    printTable(['click to page, p50', 'seen after', 'bare fetch', 'ratio', 'target'], rows);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function clickToPage(page: Page, user: string): Promise<number> {
  await page.locator('#run-user').fill(user);
  const ms = await page.evaluate(timeClick, user);
  // What else comes of a run is over before the next one begins.
  await page.locator('run-console[data-state=settled]').waitFor();
  return ms;
}

async function timeFetch(path: string): Promise<number> {
  const begun = performance.now();
  await (await fetch(path)).text();
  return performance.now() - begun;
}

/** Until the frame after the one in which the new page stands in its place. */
function timeClick(user: string): Promise<number> {
  const button = document.querySelector<HTMLElement>('run-console button.primary');
  const begun = performance.now();
  button?.click();
  return new Promise((resolve) => {
    const look = () => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-slot=page] iframe');
      if (frame?.srcdoc.includes(user)) {
        requestAnimationFrame(() => {
          resolve(performance.now() - begun);
        });
      } else requestAnimationFrame(look);
    };
    look();
  });
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
