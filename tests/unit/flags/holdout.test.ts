import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../../src/flags/decision.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { holdout } from '../../../src/flags/holdout.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const TEN_PERCENT = { id: 1, exclusion_percentage: 10 };

describe('a holdout', () => {
  test.each([
    ['heidi', 0.0236],
    ['sybil', 0.0187],
  ])('keeps %s out of every flag that has it, at %f', (user, expected) => {
    for (const key of ['cta-test', 'homepage']) {
      const flag = makeFlag({ key, groups: [{}], holdout: TEN_PERCENT });
      expect(holdout(flag, person(user))?.bucket).toBeCloseTo(expected, 4);
      expect(evaluate(flag, person(user))).toMatchObject({
        enabled: true,
        variant: 'holdout-1',
        reason: { code: 'holdout_condition_value', condition_index: null },
      });
    }
  });

  test('leaves the others to the condition sets', () => {
    const flag = makeFlag({ groups: [], holdout: TEN_PERCENT });
    expect(evaluate(flag, person('ada')).reason.code).toBe('no_group_type');
  });

  test('gives the payload of its own variant', () => {
    const payloads = { true: '1', 'holdout-1': '2' };
    const flag = makeFlag({ groups: [{}], holdout: TEN_PERCENT, payloads });
    expect(payloadOf(flag, evaluate(flag, person('heidi')))).toBe('2');
  });

  test.each([
    [-5, false],
    [0, false],
    [100, true],
    [250, true],
  ])('of %i %% holds everyone or nobody out: %s', (exclusion_percentage, expected) => {
    const flag = makeFlag({ holdout: { id: 1, exclusion_percentage } });
    expect(holdout(flag, person('ada'))?.heldOut).toBe(expected);
  });

  test('holds a group out as a whole', () => {
    const flag = makeFlag({ aggregation_group_type_index: 0, holdout: TEN_PERCENT });
    const member = { ...person('ada'), groups: { 0: { key: 'heidi', properties: {} } } };
    expect(holdout(flag, member)?.heldOut).toBe(true);
  });

  test('hashes the id from before the login, not the stored one', () => {
    const flag = makeFlag({ ensure_experience_continuity: true, holdout: TEN_PERCENT });
    const subject = { ...person('ada'), hashKeys: { flag: 'heidi' } };
    expect(holdout(flag, subject)?.heldOut).toBe(false);
    expect(holdout(flag, { ...subject, anonDistinctId: 'heidi' })?.heldOut).toBe(true);
  });
});

function person(distinctId: string) {
  return { distinctId, properties: {} };
}
