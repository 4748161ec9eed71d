import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editPerson } from '../../../src/scene/editPerson.ts';
import { typedText } from '../../../src/scene/typedValue.ts';

/** What a person has as `plan` after this was typed. */
function typed(text: string, kind?: string, before?: unknown) {
  const fields = new URLSearchParams({ 'property-plan': text });
  if (kind !== undefined) fields.set('kind-plan', kind);
  const { person, problems, kinds } = editPerson({ plan: before }, ['plan'], fields);
  return { plan: person['plan'], problem: problems['property-plan'], kind: kinds['plan'] };
}

/** Texts that look like numbers and are not what prints back. */
const UNLIKE = [
  '3.10',
  '01234',
  '12345678901234567890',
  '1e3',
  '0x10',
  '-0',
  '+1',
  '.5',
  '5.',
  ' 12',
];

describe('what is typed without saying what it is', () => {
  test.each(UNLIKE)('%s stays a text', (text) => {
    expect(typed(text)).toEqual({ plan: text, problem: undefined, kind: undefined });
    expect(typed(text, '', 3).plan).toBe(text);
  });

  test.each([
    ['3.1', 3.1],
    ['-7', -7],
    ['0', 0],
    ['9007199254740991', 9007199254740991],
    ['true', true],
    ['false', false],
    ['True', 'True'],
    ['pro', 'pro'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
  ])('%s becomes what prints back as it', (text, plan) => {
    expect(typed(text).plan).toBe(plan);
  });

  test('stays a text where the property was one', () => {
    expect(typed('12', undefined, '11').plan).toBe('12');
    expect(typed('true', undefined, 'false').plan).toBe('true');
  });

  test('stays a list where the property was one', () => {
    expect(typed('a, c', '', ['a', 'b']).plan).toEqual(['a', 'c']);
  });

  test('is never changed: it prints back as it was typed', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.double().map(String),
      fc.bigInt().map(String),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, 3, true, 'old', { a: 1 }), (some, before) => {
        expect(typedText(typed(some, undefined, before).plan)).toBe(some);
      }),
    );
  });
});

describe('what is said to be', () => {
  test('a text is one, as typed', () => {
    for (const text of ['12', 'true', ' pro ', '["a"]', ...UNLIKE]) {
      expect(typed(text, 'text', 12)).toEqual({ plan: text, problem: undefined, kind: 'text' });
    }
  });

  test.each([
    ['3.10', 'As a number, “3.10” would be 3.1.'],
    ['12345678901234567890', 'would be 12345678901234567000.'],
    ['pro', '“pro” is not a number.'],
    [' ', '“ ” is not a number.'],
  ])('a number is told when %s is none, and stays what it was', (text, problem) => {
    const edit = typed(text, 'number', 7);
    expect(edit.plan).toBe(7);
    expect(edit.problem).toContain(problem);
    expect(edit.problem).toContain('choose text');
  });

  test('a number, true or JSON is one', () => {
    expect(typed('12', 'number', '12').plan).toBe(12);
    expect(typed('true', 'boolean').plan).toBe(true);
    expect(typed('["a, b", 1]', 'json').plan).toEqual(['a, b', 1]);
    expect(typed('yes', 'boolean').problem).toContain('“yes” is neither true nor false');
    expect(typed('[a', 'json').problem).toContain('“[a” is not JSON');
  });

  test('another kind changes the value that stands there', () => {
    expect(typed('12', 'text', 12).plan).toBe('12');
    expect(typed('3.10', 'number', '3.10').problem).toContain('would be 3.1');
    expect(typed('a, 1', 'text', ['a', 1]).plan).toBe('a, 1');
  });

  test('a list is typed with commas between, and with \\, for a comma', () => {
    expect(typed(String.raw`Lyon\, France, 7`, 'list').plan).toEqual(['Lyon, France', '7']);
    expect(typed('7, b', 'list', ['a', 7]).plan).toEqual([7, 'b']);
    expect(typed('1, 2', 'list', 5).plan).toEqual(['1', '2']);
  });

  test('a list turns into JSON and back, and stays what it is', () => {
    for (const plan of [['Lyon, France', 7, true], ['a'], ['7'], [7, 12]]) {
      const asList = typedText(plan);
      const asJson = JSON.stringify(plan);
      expect(typed(asJson, 'json', plan)).toEqual({ plan, problem: undefined, kind: 'json' });
      expect(typed(asJson, 'list', plan)).toEqual({ plan, problem: undefined, kind: 'list' });
      expect(typed(asList, 'list', plan).plan).toEqual(plan);
    }
    expect(typed(String.raw`Lyon\, France, 7`, 'json', ['Lyon, France', 7]).plan).toEqual([
      'Lyon, France',
      7,
    ]);
    expect(typedText('ada', 'json')).toBe('"ada"');
  });

  test.each([[[]], [['a', '']], [[' a']], [[null]], [['7', 7]], [[['a']]], [[{ a: 1 }]]])(
    'the list %j cannot be told by its commas, and is JSON',
    (plan) => {
      expect(typedText(plan)).toBe(JSON.stringify(plan));
      expect(typed('["b"]', undefined, plan).kind).toBe('json');
    },
  );

  test('nothing is taken for none, of whatever kind', () => {
    expect(typed('', 'number', 3)).toEqual({ plan: undefined, problem: undefined, kind: 'number' });
    expect(typed('', 'number').problem).toBeUndefined();
  });
});

test('fields that still say what the property is change nothing, for any property', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plan: unknown = JSON.parse(JSON.stringify(value));
      const { kinds } = editPerson({ plan }, ['plan'], new URLSearchParams());
      const shown = typedText(plan, kinds['plan']);
      const fields = { 'property-plan': shown, 'kind-plan': kinds['plan'] ?? '' };
      const edit = editPerson({ plan }, ['plan'], new URLSearchParams(fields));
      expect(edit).toEqual({ person: { plan }, problems: {}, kinds });
    }),
  );
});
