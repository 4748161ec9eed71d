import { TUTORIAL_FLAG } from './createFlag.ts';
import { writeApi } from './writeApi.ts';

/** The tutorial's flag with everything in it that a flag form can lose: see the kinds of its filters. */
export async function createRichFlag(origin: string): Promise<void> {
  const cohort = await writeApi(origin, 'POST', '/cohorts/', {
    name: 'Beta',
    filters: {
      properties: {
        type: 'OR',
        values: [{ type: 'AND', values: [{ key: 'plan', type: 'person', value: 'pro' }] }],
      },
    },
  });
  const base = await writeApi(origin, 'POST', '/feature_flags/', { key: 'base' });
  const person = { type: 'person', operator: 'exact' };
  await writeApi(origin, 'POST', '/feature_flags/', {
    key: TUTORIAL_FLAG.key,
    name: 'Two\nlines, “quoted” & <b>',
    filters: {
      groups: [
        {
          variant: 'control',
          description: 'For Lyon',
          sort_key: 'a-b-c',
          rollout_percentage: null,
          properties: [
            { ...person, key: 'city', value: ['Lyon, France'] },
            { ...person, key: 'age', value: [3, true, 'x'] },
            { ...person, key: 'beta', value: true },
            { ...person, key: 'padded', value: ' ada ' },
            { ...person, key: 'padded', value: [' ada ', ''] },
            { key: 'id', type: 'cohort', value: cohort.id },
            { key: String(base.id), type: 'flag', operator: 'flag_evaluates_to', value: true },
          ],
        },
        { properties: [], rollout_percentage: 99.999 },
      ],
      multivariate: {
        variants: [
          { key: 'control', rollout_percentage: 50 },
          { key: 'test', rollout_percentage: 50 },
        ],
      },
      payloads: { test: '{"a": 1}' },
      whatever_comes: { deep: [1, null] },
    },
  });
}
