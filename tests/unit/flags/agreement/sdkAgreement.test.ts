import fc from 'fast-check';
import { describe, test } from 'vitest';
import { cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { openServedProject } from '../../../harness/flags/openServedProject.ts';
import { type Project, projectArbitrary } from '../../../harness/flags/projectArbitrary.ts';
import { casesOf } from '../../../harness/suite/casesOf.ts';

/** Each pair of a flag and a visitor is a case. */
const FLAGS = 20;
const VISITORS = 20;
const [FIXED, FRESH] = casesOf({ all: 250, few: 26, seed: 20_261_122 });
const CASES = (FIXED.numRuns + FRESH.numRuns) * FLAGS * VISITORS;

describe("posthog-node's own evaluation", () => {
  test(`agrees in ${CASES} generated cases`, { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(projectArbitrary(FLAGS, VISITORS), checkProject);
    for (const cases of [FIXED, FRESH]) await fc.assert(property, cases);
  });
});

async function checkProject({ flags, cohorts, visitors }: Project) {
  const parsed = cohorts.map((properties, index) =>
    cohortSchema.parse({ id: index + 1, filters: { properties } }),
  );
  const project = await openServedProject(flags, parsed);
  try {
    for (const visitor of visitors) {
      const theirs = await project.askSdk(visitor);
      const ours = await project.askService(visitor);
      for (const { key, active, filters } of flags) {
        // The service is silent on inactive flags, which are off to the SDK.
        const value = active ? ours[key] : false;
        if (value === theirs[key]) continue;
        const values = `${String(value)}, but ${String(theirs[key])} to the SDK`;
        throw new Error(`${key} is ${values}: ${JSON.stringify({ filters, visitor, cohorts })}`);
      }
    }
  } finally {
    await project.close();
  }
}
