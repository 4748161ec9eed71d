import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { browserCode } from './src/build/browserCode.ts';
import { highlightSources } from './src/build/highlightSources.ts';
import { readSections } from './src/build/readSections.ts';
import { threadCode } from './src/build/threadCode.ts';
import { bundleAnew } from './tests/harness/suite/bundleAnew.ts';
import { ProjectSequencer } from './tests/harness/suite/projectSequencer.ts';

const built = ['tests/harness/suite/buildSite.ts'];

// What generated cases begin from where they are to be new ones; all workers have the same.
process.env['SEED'] ??= String(randomInt(2 ** 31));

// Groups run one after the other, so that nothing slow steals time from a browser. In the first,
// many tests wait, for servers that are down or slow, which leaves the processor to types and lint.
export default defineConfig({
  test: {
    // One more than there are cores, for whoever waits.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', './tests/harness/suite/countReporter.ts'],
    sequence: { sequencer: ProjectSequencer },
    projects: [
      {
        test: {
          name: 'tools',
          include: ['tests/tools/**/*.test.ts'],
          testTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          globalSetup: built,
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'lessons',
          include: ['tests/lessons/**/*.test.ts'],
          globalSetup: [...built, 'tests/harness/suite/prepareBrowser.ts'],
          // A step may have its reader wait for a PostHog that is slow, several times.
          testTimeout: 150_000,
          // By itself: its readers wait for a real browser, and for pages that take seconds.
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'sdk',
          include: ['tests/sdk/**/*.test.ts'],
          globalSetup: ['tests/harness/suite/prepareBrowser.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [highlightSources(), browserCode(), threadCode(), readSections(), bundleAnew()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Whatever a test sets it takes back: loading all modules anew for each file takes longer
          // than the tests.
          isolate: false,
          // Some try thousands of generated cases, on machines that do other things as well.
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [...built, 'tests/harness/suite/prepareBrowser.ts'],
          // A worker has one browser and one site for all its files.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
