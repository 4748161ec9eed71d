import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` as the last line of a run, over all projects, for scripts to read. */
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
      console.log(`\n${passed} passed, ${failures + unnamed} failed`);
    },
  };
}

/** A module that could not be loaded has no failed test, yet did not pass. */
function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests()].some(hasState('failed'));
}

function hasState(state: string): (test: TestCase) => boolean {
  return (test) => test.result().state === state;
}
