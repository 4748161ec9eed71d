import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagSaves, type SaveNote } from '../../../../src/flags/history/flagSaves.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { wideningsArbitrary } from '../../../harness/flags/widenings.ts';

const share = (percentage: number) =>
  makeFlag({ groups: [{ properties: [], rollout_percentage: percentage }] });
const CREATED: SaveNote = { at: 0, by: 'ada', activity: 'created', changes: [] };

function update(at: number, before: unknown, after: unknown, field = 'filters'): SaveNote {
  return { at, by: 'ada', activity: 'updated', changes: [{ field, before, after }] };
}

describe('flagSaves', () => {
  test('goes back from what a flag is now to how it began', () => {
    const [ten, twenty] = [share(10), share(20)];
    const { saves, isWhole } = flagSaves(twenty, [update(1, ten.filters, twenty.filters), CREATED]);
    expect(isWhole).toBe(true);
    expect(saves).toEqual([
      { at: 1, by: 'ada', before: ten, after: twenty },
      { at: 0, by: 'ada', before: undefined, after: ten },
    ]);
  });

  test('gives every state of any sequence of saves', () => {
    fc.assert(
      fc.property(wideningsArbitrary, (states) => {
        const notes = states
          .slice(1)
          .map((after, index) => update(index + 1, states[index]?.filters, after.filters));
        const { saves } = flagSaves(states.at(-1) ?? share(0), [...notes.toReversed(), CREATED]);
        expect(saves.map(({ after }) => after).toReversed()).toEqual(states);
      }),
    );
  });

  test('passes over a save that has no say in who gets the flag', () => {
    const renamed = update(1, 'old', 'new', 'name');
    expect(flagSaves(share(10), [renamed, CREATED]).saves).toHaveLength(1);
  });

  test('knows of a switch, and of a field that was not there before', () => {
    const off = { ...share(10), active: false };
    const { saves } = flagSaves(off, [update(1, true, false, 'active'), CREATED]);
    expect(saves[0]?.before?.active).toBe(true);
    const byDevice = { ...share(10), bucketing_identifier: 'device_id' };
    const [first] = flagSaves(byDevice, [
      { ...update(1, undefined, 'device_id', 'bucketing_identifier') },
      CREATED,
    ]).saves;
    expect(first?.before?.bucketing_identifier).toBeUndefined();
  });

  test.each([
    ['values that the log does not keep', { field: 'filters' }],
    ['filters that nobody can read', { field: 'filters', before: 'a text', after: {} }],
  ])('ends at %s, and says so', (_, change) => {
    const note = { at: 1, by: undefined, activity: 'updated', changes: [change] };
    const later = update(2, share(10).filters, share(20).filters);
    const history = flagSaves(share(20), [later, note, CREATED]);
    expect(history).toMatchObject({ saves: [{ at: 2 }], isWhole: false });
  });

  test('ends where the log ends', () => {
    expect(flagSaves(share(10), [])).toEqual({ saves: [], isWhole: false });
  });
});
