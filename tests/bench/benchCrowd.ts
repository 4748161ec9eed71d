import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { printTable } from '../harness/suite/printTable.ts';
import { startServer } from '../harness/server/startServer.ts';
import { type Frames, measureFrames } from './measureFrames.ts';

const CROWD = '/inside-a-flag/crowd';
const ROUNDS = 5;

/** Does nothing but move one square: what this browser can do on this machine. */
const BARE = `<svg width="400" height="40"><rect width="40" height="40" /></svg>
<script>
  const square = document.querySelector('rect');
  requestAnimationFrame(function move(now) {
    square.setAttribute('x', 180 + 180 * Math.sin(now / 300));
    requestAnimationFrame(move);
  });
</script>`;

const DRAGS = [
  { what: 'ordered by bucket', query: 'order=bucket', field: 'set-0-rollout' },
  { what: 'ordered by name', query: 'order=name', field: 'set-0-rollout' },
  { what: 'second flag overlaid', query: 'overlay=on', field: 'set-0-rollout' },
  { what: 'second flag dragged', query: 'overlay=on', field: 'other-set-0-rollout' },
];

/**
 * Drags the crowd's sliders in a real browser and prints how many frames a second that leaves. The
 * ratio to a bare page is taken within a round, and the middle one is printed: a headless browser
 * draws by software, and on a busy machine the bare page is late, too.
 */
export async function benchCrowd(): Promise<void> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const rounds: Frames[][] = [];
    // The first round warms everything up and is thrown away.
    for (let round = 0; round <= ROUNDS; round++) {
      const frames = [await measureBare(browser)];
      for (const { query, field } of DRAGS) {
        frames.push(await measureDrag(browser, `${server.origin}${CROWD}?${query}`, field));
      }
      if (round > 0) rounds.push(frames);
    }
    printTable(
      ['crowd of 1,000', 'frames/s', 'late', 'script/frame', 'all work/frame', 'ratio to bare'],
      ['bare page', ...DRAGS.map(({ what }) => what)].map((what, at) => row(what, at, rounds)),
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measureBare(browser: Browser): Promise<Frames> {
  const page = await browser.newPage();
  await page.setContent(BARE);
  const frames = await measureFrames(page);
  await page.close();
  return frames;
}

async function measureDrag(browser: Browser, url: string, field: string): Promise<Frames> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  const slider = `percent-slider[for="${field}"] input`;
  await page.locator(slider).hover();
  // The evaluator has come.
  await page.locator('[data-dots][aria-activedescendant]').waitFor();
  const frames = await measureFrames(page, slider);
  await page.close();
  return frames;
}

/** @param at the measure's place in each round; the bare page has the first */
function row(what: string, at: number, rounds: Frames[][]): string[] {
  const middle = (of: (frames: Frames, bare: Frames) => number) => {
    const values = rounds.flatMap((round) => {
      const [bare] = round;
      const frames = round[at];
      return bare && frames ? [of(frames, bare)] : [];
    });
    return values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;
  };
  return [
    what,
    middle(({ rate }) => rate).toFixed(1),
    `${(middle(({ late }) => late) * 100).toFixed(0)} %`,
    `${middle(({ script }) => script).toFixed(1)} ms`,
    `${middle(({ work }) => work).toFixed(1)} ms`,
    middle(({ rate }, bare) => rate / bare.rate).toFixed(2),
  ];
}
