import fc from 'fast-check';
import { describe, test } from 'vitest';
import { cohortSchema } from '../../../src/flags/cohort.ts';
import { evaluateAll } from '../../../src/flags/evaluateAll.ts';
import type { Subject } from '../../../src/flags/explanation.ts';
import { flagValue } from '../../../src/flags/flagValue.ts';
import { openLocalClient } from './openLocalClient.ts';
import type { Project, Visitor } from './projectArbitrary.ts';
import { projectArbitrary } from './projectArbitrary.ts';
import { withDependencyChains } from './withDependencyChains.ts';

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
  const client = await openLocalClient({
    flags: withDependencyChains(flags),
    cohorts: Object.fromEntries(cohorts.map((group, index) => [index + 1, group])),
    group_type_mapping: { 0: 'company' },
  });
  const parsed = cohorts.map((properties, index) =>
    cohortSchema.parse({ id: index + 1, filters: { properties } }),
  );
  const byId = new Map(parsed.map((cohort) => [cohort.id, cohort]));
  try {
    for (const visitor of visitors) {
      const { distinctId, person, company } = visitor;
      const theirs = await client.getAllFlags(distinctId, {
        onlyEvaluateLocally: true,
        personProperties: person,
        groups: { company: company.key },
        groupProperties: { company: company.properties },
      });
      const subject = { ...toSubject(visitor), cohorts: byId };
      const { decisions } = evaluateAll(flags, subject);
      for (const { key, filters } of flags) {
        const decision = decisions.get(key);
        const ours = decision && flagValue(decision);
        if (ours === theirs[key]) continue;
        const values = `${String(ours)}, but ${String(theirs[key])} to the SDK`;
        throw new Error(`${key} is ${values}: ${JSON.stringify({ filters, visitor, cohorts })}`);
      }
    }
  } finally {
    await client.shutdown();
  }
}

/** What the SDK adds by itself is added here: the distinct ID, and the group's key. */
function toSubject({ distinctId, person, company }: Visitor): Subject {
  return {
    distinctId,
    properties: { ...person, distinct_id: distinctId },
    deviceId: person.$device_id,
    groups: { 0: { ...company, properties: { ...company.properties, $group_key: company.key } } },
  };
}
