import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whySentence } from '../../../../src/components/why/whySentence.ts';
import { cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { evaluateAll } from '../../../../src/flags/evaluateAll.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { flagSchema } from '../../../../src/flags/flag.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { projectArbitrary } from '../../../harness/flags/projectArbitrary.ts';

const flag = flagSchema.parse({
  id: 1,
  key: 'new-cool-feature',
  name: '',
  active: true,
  filters: {
    groups: [
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', value: ['ada'], operator: 'exact' }],
        rollout_percentage: 100,
      },
    ],
  },
});

const why = (distinctId: string, properties = {}, of = flag) =>
  whySentence(explain(of, { distinctId, properties }));

describe('whySentence', () => {
  test('names the set that let someone in, and the bucket that did it', () => {
    expect(why('ian')).toBe(
      'On for ian, because condition set 1 matched: ian is at 0.2676, inside its 50 %.',
    );
  });

  test('names the property that let someone in', () => {
    expect(why('ada', { initial_name: 'ada' })).toBe(
      'On for ada, because condition set 2 matched: initial_name is ada.',
    );
  });

  test('says for each set what kept someone out', () => {
    expect(why('ada')).toBe(
      'Off for ada, because condition set 1 reaches to 0.50, and ada is at 0.8165; condition set 2 asks that initial_name is ada, and PostHog knows no initial_name of ada.',
    );
    expect(why('max', { initial_name: 'max' })).toMatch(/and for max it is max\.$/);
  });

  test('stays a sentence however many sets there are', () => {
    const groups = Array.from({ length: 30 }, () => ({ rollout_percentage: 10 }));
    const sentence = why('ada', {}, flagSchema.parse({ ...flag, filters: { groups } }));
    expect(sentence).toContain('condition set 4 reaches to 0.10');
    expect(sentence).toMatch(/; and 26 more sets did not match either\.$/);
  });

  test('tells of early access and holdouts, which come before the sets', () => {
    const docs = flagSchema.parse({
      ...flag,
      key: 'new-docs',
      filters: {
        groups: [{}],
        feature_enrollment: true,
        holdout: { id: 7, exclusion_percentage: 10 },
      },
    });
    const property = '$feature_enrollment/new-docs';
    expect(why('ada', { [property]: 'true' }, docs)).toBe(
      `On for ada, by their own choice about this early access: ${property} is true.`,
    );
    expect(why('ada', { [property]: false }, docs)).toBe(
      `Off for ada, by their own choice about this early access: ${property} is false.`,
    );
    expect(why('heidi', {}, docs)).toBe(
      'holdout-7 for heidi, because the flag’s holdout keeps 10 % apart, and heidi is at 0.0236.',
    );
    expect(why('ada', {}, docs)).toMatch(/^On for ada, because condition set 1 matched/);
  });

  test('tells of groups, devices, cohorts and other flags', () => {
    const isGold = { key: 'tier', type: 'group', group_type_index: 0, value: 'gold' };
    const inCohort = { key: 'id', type: 'cohort', value: 4 };
    const onBeta = { key: '9', type: 'flag', operator: 'flag_evaluates_to', value: true };
    const withSets = (sets: unknown[], settings = {}) =>
      flagSchema.parse({ ...flag, ...settings, filters: { groups: sets } });
    const ofGroups = withSets([{ aggregation_group_type_index: 0 }, { properties: [isGold] }]);
    expect(why('ada', {}, ofGroups)).toBe(
      'Off for ada, because condition set 1 is about groups, and ada came without one of that kind; condition set 2 asks that tier is gold, and PostHog knows no tier of the group of ada.',
    );
    const ofDevices = withSets([{}], { bucketing_identifier: 'device_id' });
    expect(why('ada', {}, ofDevices)).toBe(
      'Off for ada, because condition set 1 goes by the device, and ada came without a device ID.',
    );
    expect(why('ada', {}, withSets([{ properties: [inCohort] }]))).toBe(
      'Off for ada, because condition set 1 asks that cohort is 4, and ada is not in it.',
    );
    expect(why('ada', {}, withSets([{ properties: [onBeta] }]))).toBe(
      'Off for ada, because a flag that this one depends on does not exist.',
    );
    const subject = { distinctId: 'ada', properties: {}, flagValues: new Map([[9, false]]) };
    expect(whySentence(explain(withSets([{ properties: [onBeta] }]), subject))).toBe(
      'Off for ada, because condition set 1 asks that flag 9 is true, and for ada it is false.',
    );
    const cohorts = new Map();
    expect(
      whySentence(explain(withSets([{ properties: [inCohort] }]), { ...subject, cohorts })),
    ).toBe('Off for ada, because PostHog could not decide it: Cohort dependency not found.');
  });

  test('tells what early exit kept from being asked', () => {
    const groups = [{ rollout_percentage: 10 }, {}];
    const early = flagSchema.parse({ ...flag, filters: { groups, early_exit: true } });
    expect(why('ada', {}, early)).toBe(
      'Off for ada, because condition set 1 reaches to 0.10, and ada is at 0.8165; condition set 2 was not asked any more.',
    );
  });

  test('says what was decided, of whatever flag and visitor', () => {
    fc.assert(
      fc.property(projectArbitrary(6, 3), ({ flags, cohorts, visitors }) => {
        const byId = new Map(
          cohorts.map((properties, index) => [
            index + 1,
            cohortSchema.parse({ id: index + 1, filters: { properties } }),
          ]),
        );
        for (const { company, ...visitor } of visitors) {
          const asker = { ...visitor, cohorts: byId, groups: company && { 0: company } };
          const { subject } = evaluateAll(flags, asker as Subject);
          for (const each of flags) {
            const explanation = explain(each, subject);
            const sentence = whySentence(explanation);
            expect(/^Off(,| for )/.test(sentence)).toBe(!explanation.enabled);
            expect(sentence).not.toMatch(/undefined|NaN|no place/);
          }
        }
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  test('says that the flag is switched off, or has nobody to be on for', () => {
    expect(why('ian', {}, { ...flag, active: false })).toContain('switched off for everyone');
    expect(why('ian', {}, { ...flag, filters: { groups: [] } })).toContain('no condition set');
  });
});
