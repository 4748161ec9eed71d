import { describe, expect, test } from 'vitest';
import { readCrowd } from '../../../src/scene/readCrowd.ts';
import { sceneFlagSchema } from '../../../src/scene/scene.ts';

const base = sceneFlagSchema.parse({
  key: 'new-cool-feature',
  filters: { groups: [{ properties: [], rollout_percentage: 50 }] },
});

const read = (query: string) => readCrowd(base, new URLSearchParams(query));

describe('readCrowd', () => {
  test('shows the flag as it is, in order of bucket, where the form says nothing', () => {
    expect(read('')).toMatchObject({
      flag: base,
      order: 'bucket',
      overlaid: false,
      other: { key: 'another-flag', filters: { groups: [{ rollout_percentage: 50 }] } },
      picked: undefined,
      problems: {},
    });
  });

  test('takes over percentages of both flags, the second key, the order and the user', () => {
    const query =
      'set-0-rollout=72&order=name&overlay=on&other-key=sale&other-set-0-rollout=5&pick=user-17';
    expect(read(query)).toMatchObject({
      flag: { filters: { groups: [{ rollout_percentage: 72 }] } },
      order: 'name',
      overlaid: true,
      other: { key: 'sale', filters: { groups: [{ rollout_percentage: 5 }] } },
      picked: 16,
      problems: {},
    });
  });

  test('says by the field what is wrong with it, and changes nothing there', () => {
    const form = read('set-0-rollout=much&other-set-0-rollout=101&other-key=+&pick=bob');
    expect(form.problems).toEqual({
      'set-0-rollout': '“much” is not a percentage. Type a number from 0 to 100.',
      'other-set-0-rollout': '“101” is not a percentage. Type a number from 0 to 100.',
      'other-key': expect.stringContaining('needs a key') as string,
      pick: '“bob” is not in this crowd. Type a name from user-1 to user-1000.',
    });
    expect(form).toMatchObject({ flag: base, other: { key: 'another-flag' }, picked: undefined });
  });

  test.each(['user-0', 'user-1001', 'user-07', 'user-1.5', 'xuser-1', 'user-1x'])(
    'knows no %s',
    (name) => {
      expect(read(`pick=${name}`)).toMatchObject({
        picked: undefined,
        problems: { pick: expect.stringContaining(name) as string },
      });
    },
  );
});
