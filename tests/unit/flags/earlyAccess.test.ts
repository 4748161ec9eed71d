import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../../src/flags/decision.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const PROPERTY = '$feature_enrollment/new-docs';
const FINAL = { code: 'super_condition_value', condition_index: 0 };

describe('a flag in early access', () => {
  const flag = makeFlag({
    key: 'new-docs',
    feature_enrollment: true,
    groups: [{ rollout_percentage: 0 }],
    payloads: { true: '1' },
  });
  const withSets = makeFlag({ key: 'new-docs', feature_enrollment: true, groups: [{}] });

  test.each([true, 'true'])('is on for a person whose choice is %j', (choice) => {
    const decision = evaluate(flag, chooser(choice));
    expect(decision).toMatchObject({ enabled: true, variant: null, reason: FINAL });
    expect(payloadOf(flag, decision)).toBe('1');
  });

  test.each([false, 'false', 'TRUE', 1, null])(
    'is off for a person whose choice is %j, whatever its sets say',
    (choice) => {
      const decision = evaluate(withSets, chooser(choice));
      expect(decision).toMatchObject({ enabled: false, reason: FINAL });
    },
  );

  test('goes by its sets for a person who has not chosen', () => {
    const stranger = { distinctId: 'ada', properties: {} };
    expect(evaluate(flag, stranger).enabled).toBe(false);
    expect(evaluate(withSets, stranger).enabled).toBe(true);
  });

  test('comes before the holdout', () => {
    const holdout = { id: 1, exclusion_percentage: 100 };
    const held = makeFlag({ key: 'new-docs', feature_enrollment: true, holdout });
    expect(evaluate(held, chooser(false)).reason.code).toBe('super_condition_value');
  });

  test('is told by the property that its key names, and no longer by filters of its own', () => {
    const super_groups = [{ properties: [{ key: PROPERTY, value: ['true'] }] }];
    const older = { ...makeFlag({ key: 'new-docs', groups: [] }) };
    Object.assign(older.filters, { super_groups });
    expect(evaluate(older, chooser('true')).reason.code).toBe('no_group_type');
  });

  test('gives its payload to those who opted out, too, as the service does', () => {
    expect(payloadOf(flag, evaluate(flag, chooser(false)))).toBe('1');
  });
});

function chooser(choice: unknown) {
  return { distinctId: 'ada', properties: { [PROPERTY]: choice } };
}
