import { describe, expect, test } from 'vitest';
import { bucket } from '../../../../src/flags/bucketing.ts';
import { evaluateAll } from '../../../../src/flags/evaluateAll.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const ADA: Subject = { distinctId: 'ada', properties: {} };
const ADA_OF_ACME: Subject = { ...ADA, groups: { 0: { key: 'acme', properties: {} } } };
const HALVES = {
  variants: [
    { key: 'control', rollout_percentage: 50 },
    { key: 'test', rollout_percentage: 50 },
  ],
};

describe('whose id an explanation says was hashed', () => {
  const byDevice = { bucketing_identifier: 'device_id', groups: [{}] };
  const kept = { ensure_experience_continuity: true, groups: [{}] };
  const ofGroup = { aggregation_group_type_index: 0, groups: [{}] };
  const before = { ...ADA, anonDistinctId: 'visitor' };

  test.each([
    ['distinct ID', { groups: [{}] }, ADA, 'flag.ada'],
    ['device ID', byDevice, { ...ADA, deviceId: 'phone' }, 'flag.phone'],
    ['device ID', byDevice, ADA, undefined],
    ['distinct ID', kept, ADA, 'flag.ada'],
    ['anonymous distinct ID', kept, before, 'flag.visitor'],
    ['stored hash key', kept, { ...before, hashKeys: { flag: 'first' } }, 'flag.first'],
    ['group key', ofGroup, ADA_OF_ACME, 'flag.acme'],
    ['group key', ofGroup, ADA, undefined],
    ['distinct ID', { groups: [{}] }, { ...ADA, distinctId: '' }, undefined],
  ])('is the %s: %j', (expected, flag, subject: Subject, text) => {
    const { bucketedBy, hash, sets, ...explanation } = explain(makeFlag(flag), subject);
    expect({ bucketedBy, text: hash?.text }).toEqual({ bucketedBy: expected, text });
    expect(explanation.bucket).toBe(hash?.value ?? 0);
    expect(sets[0]).toMatchObject({ bucketedBy, hash });
  });

  test('may differ from set to set', () => {
    const groups = [{ aggregation_group_type_index: 0 }, {}];
    const { bucketedBy, sets } = explain(makeFlag({ groups }), ADA_OF_ACME);
    expect(bucketedBy).toBe('distinct ID');
    expect(sets).toMatchObject([
      { bucketedBy: 'group key', hash: { text: 'flag.acme', value: bucket('flag', 'acme') } },
      { bucketedBy: 'distinct ID', hash: { text: 'flag.ada', value: bucket('flag', 'ada') } },
    ]);
  });

  test('is told of the holdout on its own: it ignores stored hash keys, and hashes an empty id', () => {
    const holdout = { id: 1, exclusion_percentage: 10 };
    const flag = makeFlag({ ...kept, holdout });
    const { bucketedBy, ...told } = explain(flag, { ...before, hashKeys: { flag: 'first' } });
    expect(bucketedBy).toBe('stored hash key');
    expect(told.holdout).toMatchObject({
      bucketedBy: 'anonymous distinct ID',
      hash: { text: 'holdout-visitor', value: told.holdout?.bucket },
    });
    const nobody = explain(makeFlag({ holdout }), { ...ADA, distinctId: '' });
    expect(nobody.holdout?.hash.text).toBe('holdout-');
  });
});

describe('what an explanation says of variants', () => {
  test('nothing of a flag that has none', () => {
    expect(explain(makeFlag({ groups: [{}] }), ADA)).not.toHaveProperty('variants');
  });

  test('the shares one after the other, and the one in which the second hash falls', () => {
    const multivariate = {
      variants: [25, 0, 50].map((rollout_percentage, index) => ({
        key: `v${index}`,
        rollout_percentage,
      })),
    };
    const { variant, variants } = explain(makeFlag({ groups: [{}], multivariate }), ADA);
    expect(variants).toMatchObject({
      hash: { text: 'flag.adavariant', value: bucket('flag', 'ada', 'variant') },
      bucket: bucket('flag', 'ada', 'variant'),
      shares: [
        { key: 'v0', start: 0, end: 0.25 },
        { key: 'v1', start: 0.25, end: 0.25 },
        { key: 'v2', start: 0.25, end: 0.75 },
      ],
      byHash: variant,
    });
    expect(variants).not.toHaveProperty('override');
  });

  test('what would have been, where the flag is off, and none beyond the shares', () => {
    const off = { active: false, groups: [{}] };
    const told = explain(makeFlag({ ...off, multivariate: HALVES }), ADA);
    expect(told.variant).toBeNull();
    expect(told.variants?.byHash).toBe(
      explain(makeFlag({ groups: [{}], multivariate: HALVES }), ADA).variant,
    );
    const tiny = { variants: [{ key: 'tiny', rollout_percentage: 0 }] };
    expect(explain(makeFlag({ ...off, multivariate: tiny }), ADA).variants?.byHash).toBeNull();
  });

  test('that the set which matched names its own variant, if the flag has it', () => {
    const named = (variant: string) => makeFlag({ groups: [{ variant }], multivariate: HALVES });
    const byHash = explain(named('typo'), ADA);
    expect(byHash.variants).not.toHaveProperty('override');
    const other = byHash.variant === 'test' ? 'control' : 'test';
    const overridden = explain(named(other), ADA);
    expect(overridden).toMatchObject({
      variant: other,
      variants: { byHash: byHash.variant, override: other },
    });
  });

  test('goes by the id of the set that matched', () => {
    const groups = [{ aggregation_group_type_index: 0 }];
    const flag = makeFlag({ groups, multivariate: HALVES });
    expect(explain(flag, ADA_OF_ACME).variants?.hash?.text).toBe('flag.acmevariant');
    expect(explain(flag, ADA).variants?.hash?.text).toBe('flag.adavariant');
  });

  test('no bucket for someone without the id that the flag hashes', () => {
    const byDevice = { bucketing_identifier: 'device_id', groups: [{}], multivariate: HALVES };
    expect(explain(makeFlag(byDevice), ADA).variants).toMatchObject({
      hash: undefined,
      bucket: undefined,
      byHash: null,
    });
  });
});

describe('what an explanation says of a flag that it depends on', () => {
  test('its key and its value', () => {
    const filter = { key: '1', type: 'flag' as const, operator: 'flag_evaluates_to', value: true };
    const first = makeFlag({ id: 1, key: 'first', groups: [{}] });
    const second = makeFlag({ id: 2, key: 'second', groups: [{ properties: [filter] }] });
    const { subject } = evaluateAll([second, first], ADA);
    expect(explain(second, subject).sets[0]?.properties).toEqual([
      { filter, value: true, matched: true, flagKey: 'first' },
    ]);
    expect(explain(second, ADA).sets[0]?.properties).toEqual([
      { filter, value: undefined, matched: false },
    ]);
  });
});
