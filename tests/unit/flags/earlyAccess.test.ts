import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../../src/flags/decision.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { explain } from '../../../src/flags/explain/explain.ts';
import { usedProperties } from '../../../src/flags/usedProperties.ts';
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

  test('is told by the property that its key names, whatever an older version saved besides', () => {
    const both = makeFlag({ key: 'new-docs', feature_enrollment: true, groups: [], ...saved() });
    expect(evaluate(both, chooser('true')).enabled).toBe(true);
    const opposite = makeFlag({
      key: 'new-docs',
      feature_enrollment: true,
      groups: [],
      ...saved({ value: ['false'] }),
    });
    expect(evaluate(opposite, chooser('false')).enabled).toBe(false);
    expect(evaluate(opposite, chooser('true')).enabled).toBe(true);
  });

  test('gives its payload to those who opted out, too, as the service does', () => {
    expect(payloadOf(flag, evaluate(flag, chooser(false)))).toBe('1');
  });
});

describe('a flag in early access that an older version saved', () => {
  const older = makeFlag({ key: 'new-docs', groups: [{ rollout_percentage: 0 }], ...saved() });

  test.each([true, 'true', ['true']])('is on for a person whose choice is %j', (choice) => {
    const decision = evaluate(older, chooser(choice));
    expect(decision).toMatchObject({ enabled: true, variant: null, reason: FINAL });
  });

  test.each([false, 'false', 'no', null])('is off for a person whose choice is %j', (choice) => {
    const open = makeFlag({ key: 'new-docs', groups: [{}], ...saved() });
    expect(evaluate(open, chooser(choice))).toMatchObject({ enabled: false, reason: FINAL });
  });

  test('goes by its sets for a person who has not chosen', () => {
    const stranger = { distinctId: 'ada', properties: {} };
    expect(evaluate(older, stranger)).toMatchObject({
      enabled: false,
      reason: { code: 'out_of_rollout_bound' },
    });
  });

  test('asks the person also where the flag is about groups or devices', () => {
    const ofGroups = makeFlag({ key: 'new-docs', aggregation_group_type_index: 0, ...saved() });
    expect(evaluate(ofGroups, chooser('true')).enabled).toBe(true);
    const ofDevices = { ...older, bucketing_identifier: 'device_id' };
    expect(evaluate(ofDevices, chooser('true')).enabled).toBe(true);
  });

  test('has its first set asked and no other, and no set without filters', () => {
    const second = { super_groups: [{ properties: [] }, ...saved().super_groups] };
    const flag = makeFlag({ key: 'new-docs', groups: [{ rollout_percentage: 0 }], ...second });
    expect(evaluate(flag, chooser('true')).reason.code).toBe('out_of_rollout_bound');
  });

  test('keeps those out whom the rollout of its set leaves out', () => {
    const [set] = saved().super_groups;
    const none = { super_groups: [{ ...set, rollout_percentage: 0 }] };
    const flag = makeFlag({ key: 'new-docs', groups: [{}], ...none });
    expect(evaluate(flag, chooser('true'))).toMatchObject({ enabled: false, reason: FINAL });
  });

  test('names the property that its filters look at', () => {
    expect(usedProperties([older])).toEqual(new Set([PROPERTY]));
    expect(explain(older, chooser('true')).earlyAccess).toEqual({
      enrolled: true,
      property: PROPERTY,
      value: 'true',
    });
  });
});

function saved(filter: object = {}) {
  const choice = { key: PROPERTY, type: 'person' as const, value: ['true'], operator: 'exact' };
  return { super_groups: [{ properties: [{ ...choice, ...filter }], rollout_percentage: 100 }] };
}

function chooser(choice: unknown) {
  return { distinctId: 'ada', properties: { [PROPERTY]: choice } };
}
