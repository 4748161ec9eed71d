import { expect, test } from 'vitest';
import { clientStage } from '../../src/lessons/client/clientStage.ts';
import { TUTORIALS } from '../../src/lessons/tutorials.ts';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { openBrowsing } from '../harness/lessons/openBrowsing.ts';
import { openWindow } from '../harness/lessons/openWindow.ts';
import { type Lesson, readLessons } from '../harness/lessons/readLessons.ts';
import { takeStep } from '../harness/lessons/takeStep.ts';
import { startServer } from '../harness/server/startServer.ts';

// A server for each, since a tutorial may delay or pause PostHog's ingestion.
test.concurrent.each(TUTORIALS)('$title: each step does what it says', async (tutorial) => {
  const { origin, stop } = await startServer();
  const lessons = readLessons(tutorial.id);
  // Only a browser with a window runs a page's script.
  const browser = lessons.some(hasScript) ? await openBrowser() : undefined;
  try {
    const windowed = browser && (await openWindow(browser, origin));
    const browsing = openBrowsing(origin);
    const drift: string[] = [];
    for (const lesson of lessons) {
      const place = { origin, tutorial, browsing: (hasScript(lesson) && windowed) || browsing };
      drift.push(...(await takeStep(place, lesson)));
    }
    expect(drift).toEqual([]);
  } finally {
    await browser?.close();
    await stop();
  }
});

function hasScript({ data: { stage, stages, edits } }: Lesson): boolean {
  return [stage, ...stages, ...edits].some((name) => clientStage(name) !== undefined);
}
