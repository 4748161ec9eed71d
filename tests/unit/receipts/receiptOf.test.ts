import { expect, test } from 'vitest';
import { EMPTY_CONTEXT } from '../../../src/receipts/evaluationContext.ts';
import { receiptOf } from '../../../src/receipts/receiptOf.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

test('knows no property that a person lacks, also where every object has one of its name', () => {
  const flag = makeFlag({ groups: [{ properties: [{ key: 'constructor', value: ['x'] }] }] });
  const visitor = { distinctId: 'ada', stored: {} };
  const { used } = receiptOf(flag, visitor, EMPTY_CONTEXT, () => undefined);
  expect(used).toEqual([{ key: 'constructor', value: undefined, isGiven: false }]);
});
