import type { Page } from 'playwright-core';

/** How smoothly a page moved. */
export interface Frames {
  /** Frames per second. */
  rate: number;
  /** Share of the frames, 0 to 1, that came later than one refresh of a screen of 60 Hz. */
  late: number;
  /** Milliseconds per frame in the page's scripts. */
  script: number;
  /** Milliseconds per frame in the page's main thread: scripts, styles, layout and painting. */
  work: number;
}

const FRAMES = 100;
/** One refresh takes 16.7 ms, and clocks are not exact. */
const LATE_MS = 17.5;

/**
 * Watches a page for a hundred frames while it animates by itself or, with a `slider` (a CSS
 * selector), while that is dragged to and fro: it moves in every frame, as no hand can.
 */
export async function measureFrames(page: Page, slider?: string): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await read();
  const times = await page.evaluate(dragAndWatch, { slider, frames: FRAMES });
  const after = await read();
  await session.detach();
  const spent = (name: string) =>
    (((after.get(name) ?? NaN) - (before.get(name) ?? NaN)) * 1000) / FRAMES;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? NaN));
  return {
    rate: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
    late: gaps.filter((gap) => gap > LATE_MS).length / gaps.length,
    script: spent('ScriptDuration'),
    work: spent('TaskDuration'),
  };
}

/** Runs in the page, and gives the times of its frames in milliseconds. */
function dragAndWatch(task: { slider: string | undefined; frames: number }): Promise<number[]> {
  const { slider, frames } = task;
  const range = slider === undefined ? null : document.querySelector<HTMLInputElement>(slider);
  if (slider !== undefined && !range) throw new Error(`There is no ${slider} on this page.`);
  return new Promise((resolve) => {
    const times: number[] = [];
    requestAnimationFrame(function next(now) {
      times.push(now);
      if (times.length > frames) {
        resolve(times);
        return;
      }
      if (range) {
        range.value = String(50 + 45 * Math.sin(now / 300));
        range.dispatchEvent(new Event('input', { bubbles: true }));
      }
      requestAnimationFrame(next);
    });
  });
}
