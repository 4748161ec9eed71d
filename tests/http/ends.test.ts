import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TUTORIALS } from '../../src/lessons/tutorials.ts';
import { readLessons } from '../harness/lessons/readLessons.ts';
import { BOTH_CHECK_IDS } from '../harness/lessons/checkBoth.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

const FIRST_ZIP = '/take/flag-property.zip?language=py';
const CURE_ZIP = '/take/person-properties.zip?language=ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** The words at the end of a step, as a reader without JavaScript has them. */
async function endOf(step: string, cookie = ''): Promise<string> {
  const response = await fetch(server.origin + step, { headers: { Cookie: cookie } });
  const html = await response.text();
  const end = /<section class="prose tutorial-end.*|<nav class="step-ends.*/s.exec(html)?.[0] ?? '';
  const [, ends = ''] = /^(.*?<\/nav>)/s.exec(end) ?? [];
  return ends
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', '’');
}

/** The address of the last step of the last tutorial. */
function lastStep(): string {
  const [last] = TUTORIALS.slice(-1);
  if (!last) throw new Error('There is no tutorial.');
  return readLessons(last.id).at(-1)?.path ?? '';
}

test.each([
  ['/first-flag/flag', 'Back to step 4, Gate the page with the flag'],
  ['/inside-a-flag/race', 'Back to step 3, Lose a race, then win it'],
  ['/first-flag/capture', undefined],
  ['/', undefined],
])('the flag form, opened from %s, leads back: %s', async (from, words) => {
  const headers = { Referer: server.origin + from };
  const html = await (await fetch(`${server.origin}/first-flag/create-flag`, { headers })).text();
  const [, back] = /<p class="way-back">\s*<a [^>]+>([^<]+)/.exec(html) ?? [];
  expect(back).toBe(words);
});

describe('the end of a step', () => {
  test('says where next leads, for how long, and what it brings', async () => {
    const end = await endOf('/first-flag/create-flag');
    expect(end).toContain('Next: Gate the page with the flag, about 8 minutes Read the flag,');
    expect(end).toContain('Previous: Add PostHog and capture an event One call tells');
    expect(end).not.toContain('What you can now explain');
  });

  test('has nothing before the first step', async () => {
    expect(await endOf('/first-flag/plain')).not.toContain('Previous');
  });

  test('leads from the first tutorial to the second', async () => {
    expect(await endOf('/first-flag/compare')).toMatch(
      /Next tutorial: Inside a flag, about \d+ minutes/,
    );
    expect(await endOf('/inside-a-flag/share')).toMatch(/Next tutorial: \w/);
    const last = lastStep();
    expect(await endOf(last)).not.toContain('Next');
  });
});

describe('the end of a tutorial', () => {
  test.each(['/first-flag/compare', '/inside-a-flag/share'])(
    'on %s says what the reader can explain, and has a run to open',
    async (step) => {
      const html = await (await fetch(server.origin + step)).text();
      const list = /What you can now explain<\/h2>.*?<ol>(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
      expect(list.match(/<li /g)).toHaveLength(5);
      const zips = [...html.matchAll(/href="(\/take\/[^"]+)"/g)].map(([, zip]) => zip);
      expect(zips).toContain(step === '/first-flag/compare' ? FIRST_ZIP : CURE_ZIP);
      const run = /<end-run[^>]*>\s*<a href="([^"]+)"/.exec(html)?.[1] ?? '';
      const opened = await fetch(server.origin + run.replaceAll('&amp;', '&'));
      expect(opened.status).toBe(200);
      expect(await opened.text()).toContain('data-user="ada"');
    },
  );

  test('names the steps that are not done, and none when all are', async () => {
    expect(await endOf('/inside-a-flag/share')).toContain('Not done yet: Read a flag’s receipt');
    const cookie = `progress=${BOTH_CHECK_IDS.join('.')}`;
    expect(await endOf('/inside-a-flag/share', cookie)).not.toContain('Not done yet');
  });
});
