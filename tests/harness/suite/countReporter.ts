import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Prints the last lines of a run over all projects: what was skipped and why, from which seed fresh
 * cases came and, last for scripts to read, `N passed, N failed`.
 */
export default function countReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors, reason) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const passed = tests.filter(hasState('passed')).length;
      const failed = tests.filter(hasState('failed')).length;
      const broken = modules.filter((module) => !module.ok() && !hasFailedTest(module)).length;
      const failures = failed + broken + unhandledErrors.length;
      // A run can fail before it has a test: a set-up that throws, a pattern that matches no file.
      const unnamed = reason !== 'passed' && failures === 0 ? 1 : 0;
      console.log('');
      for (const sentence of skipSentences(tests)) console.log(sentence);
      console.log(`Fresh cases came from seed ${process.env['SEED']}: SEED=… tries them again.`);
      console.log(`${passed} passed, ${failures + unnamed} failed`);
    },
  };
}

/** A sentence for each reason that tests gave; those that a filter left out have none. */
function skipSentences(tests: TestCase[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const test of tests) {
    const result = test.result();
    if (result.state !== 'skipped' || result.note === undefined) continue;
    names.set(result.note, (names.get(result.note) ?? new Set()).add(test.name));
  }
  return [...names].map(([why, skipped]) => `Skipped, for ${why}: ${[...skipped].join(', ')}.`);
}

/** A module that could not be loaded has no failed test, yet did not pass. */
function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests()].some(hasState('failed'));
}

function hasState(state: string): (test: TestCase) => boolean {
  return (test) => test.result().state === state;
}
