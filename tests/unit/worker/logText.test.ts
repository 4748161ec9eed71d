import { format } from 'node:util';
import { describe, expect, test } from 'vitest';
import { logText } from '../../../src/worker/logText.ts';

describe('logText', () => {
  test.each([
    [['%s is %d', 'ada', 3]],
    [['%s and %s', 'ada']],
    [['100 % of %s', 'ada', 'and more', 4]],
    [['%i %f %d', '3.7 km', '3.7 km', '3.7 km']],
    [['%d %d %d', true, null, undefined]],
    [['%j', 'ada']],
    [['%ca word', 'color: red']],
    [['%% of %s', 'ada']],
    [['%%']],
    [['%x %s', 'ada']],
    [['ada', '%s', 1]],
    [[3, '%s']],
    [['$& %s', '$&']],
    [[]],
    [['']],
  ])('says of %j what Node says', (values: unknown[]) => {
    expect(logText(values)).toBe(format(...values));
  });

  test.each([
    ['values', [{ a: 1 }, [2], null, undefined], '{"a":1} [2] null undefined'],
    ['objects in places', ['%o %O %j', { a: 1 }, [2], { b: 3n }], '{"a":1} [2] {"b":"3"}'],
    ['errors', ['%s', new TypeError('no')], 'TypeError: no'],
    ['no number', ['%d %i', Symbol('a'), Object.create(null)], 'NaN NaN'],
    ['nothing', [], ''],
  ])('tells of %s in JSON, and never throws', (_what, values, text) => {
    expect(logText(values)).toBe(text);
  });

  test('leaves out the end of what is long', () => {
    expect(logText(['%s', 'x'.repeat(600)])).toBe(`${'x'.repeat(500)}…`);
  });
});
