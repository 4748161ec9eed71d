import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../src/project/api/apiError.ts';
import { readFlagHistory } from '../../../src/receipts/readFlagHistory.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const KEY = 'canary-checkout';
const share = (percentage: number) => ({
  groups: [{ properties: [], rollout_percentage: percentage }],
});

describe('readFlagHistory', () => {
  test('tells each save of a flag that was made, renamed, widened and switched off', async () => {
    const { api } = openTestProject();
    const { id } = await api.createFlag({ key: KEY, filters: share(10) });
    await api.updateFlag(id, { name: 'The new checkout' });
    await api.updateFlag(id, { filters: share(20) });
    await api.updateFlag(id, { active: false });
    const { flag, saves, isWhole, problem } = await readFlagHistory(api, KEY);
    expect({ active: flag?.active, isWhole, problem }).toEqual({
      active: false,
      isWhole: true,
      problem: undefined,
    });
    const shares = saves.map(({ before, after }) =>
      [before, after].map((one) => one && [one.active, one.filters.groups[0]?.rollout_percentage]),
    );
    expect(shares).toEqual([
      [
        [true, 20],
        [false, 20],
      ],
      [
        [true, 10],
        [true, 20],
      ],
      [undefined, [true, 10]],
    ]);
    expect(saves[0]).toMatchObject({ by: 'Flagbook', at: expect.any(Number) as number });
  });

  test('begins anew with a flag that was made again under the same key', async () => {
    const { api } = openTestProject();
    const { id } = await api.createFlag({ key: KEY, filters: share(10) });
    await api.updateFlag(id, { deleted: true });
    expect(await readFlagHistory(api, KEY)).toMatchObject({ flag: undefined, saves: [] });
    await api.createFlag({ key: KEY, filters: share(30) });
    expect((await readFlagHistory(api, KEY)).saves).toHaveLength(1);
  });

  test('has the flag, and says which scope is missing, where PostHog keeps its log to itself', async () => {
    const { api } = openTestProject();
    await api.createFlag({ key: KEY, filters: share(10) });
    const flagActivity = () => Promise.reject(new ApiError(403, 'You may not.'));
    const history = await readFlagHistory({ ...api, flagActivity }, KEY);
    expect(history).toMatchObject({ flag: { key: KEY }, saves: [], isWhole: false });
    expect(history.problem).toBe('You may not. It needs the scope activity_log:read.');
  });
});
