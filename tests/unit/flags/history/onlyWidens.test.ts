import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeatureFlag } from '../../../../src/flags/flag.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import { onlyWidens } from '../../../../src/flags/history/onlyWidens.ts';
import { casesOf } from '../../../harness/suite/casesOf.ts';
import {
  distinctIdArbitrary,
  propertiesArbitrary,
} from '../../../harness/flags/flagArbitraries.ts';
import { anyFlagArbitrary, anySubjectArbitrary } from '../../../harness/flags/anyArbitraries.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { wideningsArbitrary } from '../../../harness/flags/widenings.ts';

const EMAIL = { key: 'email', type: 'person', operator: 'icontains', value: '@yourco' } as const;
const PLAN = { key: 'plan', type: 'person', operator: 'exact', value: ['pro'] } as const;

describe('onlyWidens', () => {
  test('is true of a set that is added, a percentage that is raised, a filter that is dropped', () => {
    const base = makeFlag({ groups: [{ properties: [EMAIL, PLAN], rollout_percentage: 20 }] });
    const set = { properties: [EMAIL, PLAN], rollout_percentage: 20 };
    expect(onlyWidens(base, makeFlag({ groups: [set, { properties: [] }] }))).toBe(true);
    expect(onlyWidens(base, makeFlag({ groups: [{ ...set, rollout_percentage: 21 }] }))).toBe(true);
    expect(onlyWidens(base, makeFlag({ groups: [{ ...set, properties: [PLAN] }] }))).toBe(true);
    expect(onlyWidens(base, base)).toBe(true);
  });

  test('is false of the same the other way round, and of whatever moves buckets', () => {
    const wide = makeFlag({ groups: [{ properties: [EMAIL], rollout_percentage: 20 }] });
    const set = { properties: [EMAIL], rollout_percentage: 20 };
    expect(onlyWidens(wide, makeFlag({ groups: [] }))).toBe(false);
    expect(onlyWidens(wide, makeFlag({ groups: [{ ...set, rollout_percentage: 19 }] }))).toBe(
      false,
    );
    expect(onlyWidens(wide, makeFlag({ groups: [{ ...set, properties: [EMAIL, PLAN] }] }))).toBe(
      false,
    );
    expect(onlyWidens(wide, makeFlag({ groups: [set], active: false }))).toBe(false);
    expect(onlyWidens(wide, makeFlag({ groups: [set], key: 'another' }))).toBe(false);
    const held = { id: 1, exclusion_percentage: 10 };
    expect(onlyWidens(wide, makeFlag({ groups: [set], holdout: held }))).toBe(false);
    expect(onlyWidens(wide, makeFlag({ groups: [set], bucketing_identifier: 'device_id' }))).toBe(
      false,
    );
  });

  test('is true where nobody was in', () => {
    const off = makeFlag({ groups: [{ properties: [] }], active: false });
    expect(onlyWidens(off, makeFlag({ groups: [{ properties: [PLAN] }] }))).toBe(true);
  });

  test.each(casesOf({ all: 5000, few: 200, seed: 12 }))(
    'says so of any widening save, and nobody who was in is out, at any later one %#',
    (cases) => {
      const person = fc.record({
        distinctId: distinctIdArbitrary,
        properties: propertiesArbitrary,
      });
      fc.assert(
        fc.property(wideningsArbitrary, fc.array(person, { minLength: 5 }), (states, people) => {
          for (const [index, before] of states.entries()) {
            for (const after of states.slice(index + 1)) {
              expect(onlyWidens(before, after)).toBe(true);
              for (const subject of people.filter((one) => evaluate(before, one).enabled)) {
                expect(evaluate(after, subject).enabled).toBe(true);
              }
            }
          }
        }),
        cases,
      );
    },
  );

  test.each(casesOf({ all: 20_000, few: 1000, seed: 13 }))(
    'is never wrong about any two flags at all, and anybody %#',
    (cases) => {
      fc.assert(
        fc.property(
          anyFlagArbitrary,
          anyFlagArbitrary,
          anySubjectArbitrary,
          (one, other, subject) => {
            const after = { ...other, key: one.key };
            for (const [from, to] of [
              [one, after],
              [one, grown(one, after)],
            ] as const) {
              if (!onlyWidens(from, to) || !evaluate(from, subject).enabled) continue;
              expect(evaluate(to, subject).enabled).toBe(true);
            }
          },
        ),
        cases,
      );
    },
  );
});

/** A flag with the sets of another behind its own. */
function grown(flag: FeatureFlag, { filters: { groups } }: FeatureFlag): FeatureFlag {
  return { ...flag, filters: { ...flag.filters, groups: [...flag.filters.groups, ...groups] } };
}
