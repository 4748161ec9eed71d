import fc from 'fast-check';
import { describe, test } from 'vitest';
import { cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import { openServedProject } from './openServedProject.ts';
import { type Project, projectArbitrary } from './projectArbitrary.ts';

/** Each pair of a flag and a visitor is a case. */
const PROJECTS = 250;
const FLAGS = 20;
const VISITORS = 20;
const SEED = 20_261_122;

describe("posthog-node's own evaluation", () => {
  test(
    `agrees in ${PROJECTS * FLAGS * VISITORS} generated cases`,
    { timeout: 120_000 },
    async () => {
      const projects = projectArbitrary(FLAGS, VISITORS);
      await fc.assert(fc.asyncProperty(projects, checkProject), { numRuns: PROJECTS, seed: SEED });
    },
  );
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
