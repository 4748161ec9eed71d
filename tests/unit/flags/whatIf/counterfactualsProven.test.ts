import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CohortGroup,
  type Cohorts,
  cohortSchema,
} from '../../../../src/flags/cohorts/cohort.ts';
import type { Decision } from '../../../../src/flags/decision.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import { evaluateAll } from '../../../../src/flags/evaluateAll.ts';
import type { FeatureFlag } from '../../../../src/flags/flag.ts';
import { personProperties } from '../../../../src/flags/personProperties.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { applyChange, type Change } from '../../../../src/flags/whatIf/applyChange.ts';
import { counterfactuals } from '../../../../src/flags/whatIf/counterfactuals.ts';
import { distinctIdArbitrary } from '../../../harness/flags/flagArbitraries.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { projectArbitrary } from '../../../harness/flags/projectArbitrary.ts';
import { casesOf } from '../../../harness/suite/casesOf.ts';

const FLAGS = 4;
const PERSONS = 2;
/** Times flags and persons: 2,000 results in a full proof. */
const [FIXED, FRESH] = casesOf({ all: 250, few: 200, seed: 4 });

interface Asked {
  flags: FeatureFlag[];
  flag: FeatureFlag;
  subject: Subject;
}

/** What one asks of a project: each of its flags for each of its visitors, some with less to know. */
const askedArbitrary = fc
  .record({
    project: projectArbitrary(FLAGS, PERSONS),
    inEarlyAccess: fc.boolean(),
    choice: fc.option(fc.boolean(), { nil: undefined }),
    lacking: fc.subarray(['plan', 'tags', 'email', 'domain', 'seats', 'app_version', 'joined']),
  })
  .map(({ project, inEarlyAccess, choice, lacking }): Asked[] => {
    const [first, ...others] = project.flags as [FeatureFlag, ...FeatureFlag[]];
    const filters = { ...first.filters, feature_enrollment: inEarlyAccess };
    const flags = [{ ...first, filters }, ...others];
    const cohorts = cohortsOf(project.cohorts);
    return project.visitors.flatMap(({ distinctId, properties, company }) => {
      const known = Object.entries(properties).filter(([key]) => !lacking.includes(key));
      const subject: Subject = {
        distinctId,
        properties: personProperties(distinctId, {
          ...Object.fromEntries(known),
          ...(choice !== undefined && { '$feature_enrollment/flag-1': choice }),
        }),
        deviceId: properties.$device_id as string,
        groups: company ? { 0: company } : {},
        cohorts,
        now: Date.now(),
      };
      return flags.map((flag) => ({ flags, flag, subject }));
    });
  });

describe('counterfactuals', () => {
  test('flip what evaluate decides, differ, and change nothing that they were given', () => {
    const seen = new Set<string>();
    let flips = 0;
    const property = fc.property(askedArbitrary, (asked) => {
      for (const one of asked) flips += checkFlips(one, seen);
    });
    fc.assert(property, FIXED);
    expect(flips).toBeGreaterThan(FIXED.numRuns * FLAGS * PERSONS);
    const both = [
      'property',
      'group-property',
      'filter',
      'rollout',
      'remove-filter',
      'remove-set',
      'active',
    ];
    const kinds = both.flatMap((kind) => [`${kind} true`, `${kind} false`]);
    expect(seen).toEqual(new Set([...kinds, 'holdout false']));
    fc.assert(property, FRESH);
  });

  test('name of each condition set the first whole percentage that flips it, and miss none', () => {
    const property = fc.property(askedArbitrary, (asked) => {
      for (const one of asked) checkRollouts(one);
    });
    for (const cases of casesOf({ all: 60, few: 24, seed: 4 })) fc.assert(property, cases);
  });

  test('never miss a value where one filter alone keeps someone out', () => {
    const filter = fc.oneof(
      fc.record({ operator: fc.constantFrom('exact', 'icontains'), value: fc.string() }),
      fc.record({ operator: fc.constantFrom('gt', 'gte', 'lt', 'lte'), value: fc.integer() }),
    );
    const actual = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined));
    let off = 0;
    fc.assert(
      fc.property(filter, actual, distinctIdArbitrary, (test, value, distinctId) => {
        const flag = makeFlag({ groups: [{ properties: [{ key: 'trait', ...test }] }] });
        const subject = { distinctId, properties: value === undefined ? {} : { trait: value } };
        if (evaluate(flag, subject).enabled) return;
        off++;
        const [first] = counterfactuals(flag, subject);
        expect(first?.change).toMatchObject({ kind: 'property', key: 'trait' });
      }),
      { numRuns: 1_000, seed: 4 },
    );
    expect(off).toBeGreaterThan(700);
  });
});

function checkFlips({ flags, flag, subject }: Asked, seen: Set<string>): number {
  const before = decide(flags, flag, subject);
  const given = structuredClone({ flag, subject });
  const found = counterfactuals(flag, subject, flags);
  expect({ flag, subject }).toEqual(given);
  expect(found.length).toBeLessThanOrEqual(6);
  for (const { change, after } of found) {
    expect(after.enabled).toBe(!before.enabled);
    expect(decideAfter({ flags, flag, subject }, change)).toEqual(after);
    seen.add(`${change.kind} ${after.enabled}`);
  }
  const places = found.map(({ change }) => placeOf(change));
  expect(new Set(places).size).toBe(places.length);
  return found.length;
}

/** Compares with what trying all whole percentages finds. */
function checkRollouts(asked: Asked): void {
  const { flags, flag, subject } = asked;
  const { enabled } = decide(flags, flag, subject);
  const found = counterfactuals(flag, subject, flags).flatMap(({ change }) =>
    change.kind === 'rollout' ? [change] : [],
  );
  const firsts = flag.filters.groups.flatMap(({ rollout_percentage }, set) => {
    const now = rollout_percentage ?? 100;
    const all = Array.from({ length: 101 }, (_, percentage) => percentage);
    const nearest = enabled ? all.filter((p) => p < now).reverse() : all.filter((p) => p > now);
    const percentage = nearest.find(
      (p) => decideAfter(asked, { kind: 'rollout', set, percentage: p }).enabled !== enabled,
    );
    return percentage === undefined ? [] : [{ kind: 'rollout' as const, set, percentage }];
  });
  for (const change of found) expect(firsts).toContainEqual(change);
  const other = counterfactuals(flag, subject, flags).length - found.length;
  expect(found.length).toBe(Math.min(firsts.length, 2, 6 - other));
}

/** Also by what PostHog makes of the changed person: nothing may come back that was taken. */
function decideAfter({ flags, flag, subject }: Asked, change: Change): Decision {
  const changed = applyChange(flag, subject, change);
  const properties = personProperties(subject.distinctId, changed.subject.properties);
  return decide(flags, changed.flag, { ...changed.subject, properties });
}

function decide(flags: FeatureFlag[], flag: FeatureFlag, subject: Subject): Decision {
  const all = flags.map((other) => (other.id === flag.id ? flag : other));
  return evaluate(flag, evaluateAll(all, subject).subject);
}

function placeOf(change: Change): string {
  const { key, set, filter, group } = { key: '', set: -1, filter: -1, group: -1, ...change };
  return [change.kind, group, key, set, filter].join(' ');
}

function cohortsOf(groups: CohortGroup[]): Cohorts {
  return new Map(
    groups.map((properties, index) => [
      index + 1,
      cohortSchema.parse({ id: index + 1, filters: { properties } }),
    ]),
  );
}
