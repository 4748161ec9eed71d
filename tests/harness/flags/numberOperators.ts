import type { OperatorTable } from './operatorTable.ts';
import { MISSING } from './operatorTable.ts';

/** What PostHog's flag service answers where filters compare numbers. */
export const NUMBER_OPERATORS: OperatorTable = {
  gt: [
    [5, 6, true],
    [5, 5, false],
    ['5', '10', true],
    [5, '6.5', true],
    [5, '1e1', true],
    [5, 'inf', true],
    [5, 'abc', false],
    [5, ' 6', false],
    [5, '6 apples', false],
    [5, '0x10', false],
    [-1, '', false],
    [0, true, false],
    [-1, null, false],
    ['five', 6, false],
    [5, MISSING, false],
  ],
  gte: [
    [5, 5, true],
    [5, 4.99, false],
    [5, MISSING, false],
  ],
  lt: [
    [5, 4, true],
    [5, 5, false],
    [5, '-inf', true],
    [5, 'abc', false],
    [5, MISSING, false],
  ],
  lte: [
    [5, 5, true],
    [5, 5.01, false],
    [5, MISSING, false],
  ],
  between: [
    [[1, 5], 1, true],
    [[1, 5], '5', true],
    [[1, 5], 5.1, false],
    [['1', '5'], 3, true],
    [[5, 1], 3, false],
    [[1], 1, false],
    [[1, 'x'], 1, false],
    [3, 3, false],
    [[1, 5], 'three', false],
    [[1, 5], MISSING, false],
  ],
  not_between: [
    [[1, 5], 6, true],
    [[1, 5], 5, false],
    [[5, 1], 6, false],
    [[1, 5], 'three', false],
    [[1, 5], 'NaN', false],
    [[1, 5], MISSING, true],
  ],
};
