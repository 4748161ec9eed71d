import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rolloutShare } from '../../../../src/flags/crowd/rolloutShare.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { anyFlagArbitrary, anySubjectArbitrary } from '../../../harness/flags/anyArbitraries.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const FLAGS = 400;
const IDS = 1_000;
const SEED = 20_261_122;
/** So far from the mean, in standard deviations, lies one crowd in two million. */
const FAR = 5;

const ADA: Subject = { distinctId: 'ada', properties: { plan: 'pro' } };
const isPro = { key: 'plan', value: 'pro' };
const isFree = { key: 'plan', value: 'free' };

describe('rolloutShare', () => {
  test.each([
    ['the largest of the rollouts that apply', { groups: sets([20, 50, 30]) }, 0.5],
    ['the first of them, with early exit', { groups: sets([20, 50]), early_exit: true }, 0.2],
    ['0 without condition sets', { groups: [] }, 0],
    ['0 for an inactive flag', { active: false, groups: sets([100]) }, 0],
    [
      'that of sets whose filters pass',
      { groups: [{ properties: [isFree] }, { properties: [isPro], rollout_percentage: 82 }] },
      0.82,
    ],
    [
      'the holdout and, of the rest, the rollout',
      { holdout: { id: 1, exclusion_percentage: 10 }, groups: sets([50]) },
      0.55,
    ],
    [
      'no less where shares of variants leave a gap',
      {
        groups: sets([40]),
        multivariate: { variants: [{ key: 'test', rollout_percentage: 10 }] },
      },
      0.4,
    ],
    ['0 for a device without an ID', { groups: [{}], bucketing_identifier: 'device_id' }, 0],
    ['0 without a flag that it depends on', { groups: [{ properties: [onFlag(7)] }, {}] }, 0],
    [
      'that of the sets before one that fails the flag',
      { groups: [...sets([30]), { properties: [inCohort(9)] }, {}] },
      0.3,
    ],
  ])('is %s', (_, flag, share) => {
    expect(rolloutShare(makeFlag(flag), { ...ADA, cohorts: new Map() })).toBeCloseTo(share, 12);
  });

  test('counts persons and groups as independent of each other', () => {
    const groups = [...sets([50]), { rollout_percentage: 50, aggregation_group_type_index: 0 }];
    const flag = makeFlag({ groups });
    expect(rolloutShare(flag, ADA)).toBe(0.5);
    const ofAcme = { ...ADA, groups: { 0: { key: 'acme', properties: {} } } };
    expect(rolloutShare(flag, ofAcme)).toBe(0.75);
  });

  test.each([true, false])('follows a choice about early access: %s', (choice) => {
    const flag = makeFlag({ feature_enrollment: true, groups: sets([50]) });
    const properties = { '$feature_enrollment/flag': choice };
    expect(rolloutShare(flag, { ...ADA, properties })).toBe(Number(choice));
    expect(rolloutShare(flag, ADA)).toBe(0.5);
  });

  test(`is how many of ${IDS} ids get each of ${FLAGS} generated flags`, () => {
    const ids = Array.from({ length: IDS }, (_, index) => `id-${index}`);
    const seen = { never: 0, always: 0, sometimes: 0 };
    fc.assert(
      fc.property(anyFlagArbitrary, anySubjectArbitrary, (flag, subject) => {
        const share = rolloutShare(flag, subject);
        const on = ids.filter((id) => evaluate(flag, withIds(subject, id)).enabled).length;
        const margin = FAR * Math.sqrt(IDS * share * (1 - share));
        expect(Math.abs(on - IDS * share)).toBeLessThanOrEqual(margin);
        seen[share === 0 ? 'never' : share === 1 ? 'always' : 'sometimes'] += 1;
      }),
      { numRuns: FLAGS, seed: SEED },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(FLAGS / 20);
  });
});

/** The same subject under other ids, each of its own bucket. */
function withIds(subject: Subject, id: string): Subject {
  const { deviceId, groups } = subject;
  const acme = groups?.[0];
  return {
    ...subject,
    distinctId: id,
    ...(deviceId && { deviceId: `device of ${id}` }),
    ...(subject.anonDistinctId !== undefined && { anonDistinctId: `visitor ${id}` }),
    ...(subject.hashKeys?.['flag'] !== undefined && { hashKeys: { flag: `first ${id}` } }),
    ...(acme?.key && { groups: { 0: { ...acme, key: `group of ${id}` } } }),
  };
}

function sets(percentages: number[]) {
  return percentages.map((rollout_percentage) => ({ rollout_percentage }));
}

function onFlag(id: number) {
  return { key: String(id), type: 'flag' as const, operator: 'flag_evaluates_to', value: true };
}

function inCohort(id: number) {
  return { key: 'id', type: 'cohort' as const, value: id };
}
