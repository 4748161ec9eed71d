import { expect, test } from 'vitest';
import { parsePercentage } from '../../../src/scene/percentage.ts';

test.each([
  ['99.999', 99.999],
  ['0.004', 0.004],
  ['100', 100],
  [' 50 ', 50],
  ['.5', 0.5],
  ['33.333333', 33.333333],
  ['1e-7', 1e-7],
])('keeps %j as it is typed', (text, percentage) => {
  expect(parsePercentage(text)).toBe(percentage);
});

test.each(['', ' ', 'half', '-1', '100.001', '0x10', '0b1', '33,3', 'NaN', 'Infinity', '1 0'])(
  'takes %j for no percentage',
  (text) => {
    expect(parsePercentage(text)).toBeUndefined();
  },
);
