import { expect, it } from 'vitest';
import { NO_SURROUNDINGS } from '../../../src/project/readSurroundings.ts';
import { receiptOf } from '../../../src/project/receiptOf.ts';
import { makeFlag } from '../flags/makeFlag.ts';

it('knows no property that a person lacks, also where every object has one of its name', () => {
  const flag = makeFlag({ groups: [{ properties: [{ key: 'constructor', value: ['x'] }] }] });
  const visitor = { distinctId: 'ada', stored: {} };
  const { used } = receiptOf(flag, visitor, NO_SURROUNDINGS, () => undefined);
  expect(used).toEqual([{ key: 'constructor', value: undefined, isGiven: false }]);
});
