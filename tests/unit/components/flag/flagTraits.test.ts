import { expect, test } from 'vitest';
import { flagTraits } from '../../../../src/components/flag/flagTraits.ts';

test('what a flag has besides its sets is said, and nothing of what it lacks', () => {
  expect(flagTraits({ groups: [], multivariate: null, payloads: {} })).toEqual([]);
  const variants = [{ key: 'test', rollout_percentage: 33.4 }];
  expect(
    flagTraits({
      groups: [],
      multivariate: { variants },
      payloads: { test: '[1]' },
      aggregation_group_type_index: 0,
      feature_enrollment: true,
      holdout: { id: 3, exclusion_percentage: 10 },
    }),
  ).toEqual([
    'Its variants: “test” 33.4 %.',
    'The payload of test: [1]',
    'It matches groups, not persons.',
    'A person’s own choice comes first: early access.',
    'A holdout keeps 10 % apart.',
  ]);
});
