import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cohort, cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { flagValue } from '../../../../src/flags/decision.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import { evaluateAll } from '../../../../src/flags/evaluateAll.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { personProperties } from '../../../../src/flags/personProperties.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { anyFlagArbitrary, anySubjectArbitrary } from '../../../harness/flags/anyArbitraries.ts';
import { decideFromReceipt } from '../../../harness/flags/decideFromReceipt.ts';
import { openServedProject } from '../../../harness/flags/openServedProject.ts';
import { type Project, projectArbitrary } from '../../../harness/flags/projectArbitrary.ts';
import { casesOf } from '../../../harness/suite/casesOf.ts';

/** Each pair of a flag and a visitor is a case. */
const FLAGS = 20;
const VISITORS = 20;
const SEED = 20_261_122;
const [FIXED, FRESH] = casesOf({ all: 25, few: 16, seed: SEED });
const SDK_CASES = (FIXED.numRuns + FRESH.numRuns) * FLAGS * VISITORS;

/** With early access, values kept across a login, missing ids, cohorts and flags. */
const SERVICE = casesOf({ all: 10_000, few: 4_000, seed: SEED });
const SERVICE_CASES = SERVICE[0].numRuns + SERVICE[1].numRuns;

describe("the receipt's numbers", () => {
  /**
   * The generated projects have nothing on which the SDK differs from the service
   * (`sdkFlagDifferences.test.ts`, `sdkFilterDifferences.test.ts`), so that no case is left out.
   */
  test(
    `equal the SDK's decision on ${SDK_CASES} generated cases`,
    { timeout: 60_000 },
    async () => {
      const seen = new Map<boolean | string, number>();
      const property = fc.asyncProperty(projectArbitrary(FLAGS, VISITORS), (project) =>
        compare(project, seen),
      );
      await fc.assert(property, FIXED);
      // What a fresh seed brings is chance.
      const fromFixed = new Map(seen);
      await fc.assert(property, FRESH);
      const counts = [...seen.values()];
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SDK_CASES);
      const held = [...fromFixed.keys()].filter((value) => String(value).startsWith('holdout-'));
      expect(held.length).toBeGreaterThan(0);
      for (const value of [true, false, 'variant-0', 'variant-1']) {
        expect(fromFixed.get(value)).toBeGreaterThan(100);
      }
    },
  );

  test(`equal the service's decision on ${SERVICE_CASES} more, also where the SDK leaves it to the service`, () => {
    const property = fc.property(anyFlagArbitrary, anySubjectArbitrary, (flag, subject) => {
      const decided = flagValue(evaluate(flag, subject));
      expect(decideFromReceipt(explain(flag, subject))).toBe(decided);
    });
    for (const cases of SERVICE) fc.assert(property, cases);
  });
});

async function compare(
  { flags, cohorts: groups, visitors }: Project,
  seen: Map<boolean | string, number>,
): Promise<void> {
  const cohorts = groups.map((properties, index) =>
    cohortSchema.parse({ id: index + 1, filters: { properties } }),
  );
  const project = await openServedProject(flags, cohorts);
  try {
    for (const visitor of visitors) {
      const theirs = await project.askSdk(visitor);
      const { subject } = evaluateAll(flags, subjectOf(visitor, cohorts));
      for (const flag of flags) {
        const value = decideFromReceipt(explain(flag, subject));
        expect({ key: flag.key, value }).toEqual({ key: flag.key, value: theirs[flag.key] });
        seen.set(value, (seen.get(value) ?? 0) + 1);
      }
    }
  } finally {
    await project.close();
  }
}

function subjectOf(
  { distinctId, properties, company }: Project['visitors'][number],
  cohorts: Cohort[],
): Subject {
  const ofCompany = company && { ...company.properties, $group_key: company.key };
  return {
    distinctId,
    properties: personProperties(distinctId, {}, properties),
    deviceId: String(properties['$device_id']),
    cohorts: new Map(cohorts.map((cohort) => [cohort.id, cohort])),
    ...(company && { groups: { 0: { key: company.key, properties: { ...ofCompany } } } }),
  };
}
