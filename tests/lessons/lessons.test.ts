import { expect, test } from 'vitest';
import { TUTORIALS } from '../../src/lessons/tutorials.ts';
import { openBrowsing } from '../harness/lessons/openBrowsing.ts';
import { readLessons } from '../harness/lessons/readLessons.ts';
import { takeStep } from '../harness/lessons/takeStep.ts';
import { startServer } from '../harness/server/startServer.ts';

// A server for each, since a tutorial may delay or pause PostHog's ingestion.
test.concurrent.each(TUTORIALS)('$title: each step does what it says', async (tutorial) => {
  const { origin, stop } = await startServer();
  try {
    const place = { origin, tutorial, browsing: openBrowsing(origin) };
    const drift: string[] = [];
    for (const lesson of readLessons(tutorial.id)) drift.push(...(await takeStep(place, lesson)));
    expect(drift).toEqual([]);
  } finally {
    await stop();
  }
});
