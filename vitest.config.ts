import { defineConfig } from 'vitest/config';
import { highlightSources } from './src/build/highlightSources.ts';

const built = ['tests/harness/buildSite.ts'];

// Groups run one after the other, so that nothing slow steals time from a browser. HTTP tests mostly
// wait, for servers that are down or slow, which leaves the processor to types and lint.
export default defineConfig({
  test: {
    // On two cores Vitest would leave one idle, and tests that wait for a clock leave the other.
    maxWorkers: '100%',
    reporters: ['default', './tests/harness/countReporter.ts'],
    projects: [
      {
        plugins: [highlightSources()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Some try thousands of generated cases, on machines that do other things as well.
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'tools',
          include: ['tests/tools/**/*.test.ts'],
          testTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          globalSetup: built,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'sdk',
          include: ['tests/sdk/**/*.test.ts'],
          globalSetup: ['tests/harness/prepareBrowser.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [...built, 'tests/harness/prepareBrowser.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
