import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExact } from '../../../../src/json/exactJson.ts';
import { withoutKeys } from '../../../../src/json/record.ts';
import { editFlagDraft } from '../../../../src/lessons/flagForm/editFlagDraft.ts';
import { flagFormFields } from '../../../harness/lessons/flagFormFields.ts';
import { type Json, openWritten, savedChanges } from '../../../harness/lessons/writtenFlagForm.ts';
import { writtenFlagArbitrary } from '../../../harness/lessons/writtenFlagArbitrary.ts';

const pick = fc.nat(99);

/** The keys of two variants are the same in a field of one line. */
const ALIKE = JSON.stringify({
  id: 1,
  key: 'alike',
  name: '',
  active: true,
  filters: {
    groups: [],
    multivariate: {
      variants: [
        { key: 'two\r\nlines', rollout_percentage: 50 },
        { key: 'two\nlines', rollout_percentage: 50 },
      ],
    },
    payloads: { 'two\nlines': 'no JSON' },
  },
});

describe('of any flag', () => {
  test('JSON is printed as it was read', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, (text) => {
        expect(JSON.stringify(parseExact(text))).toBe(text);
      }),
    );
  });

  test('a form in which nothing is edited changes nothing', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, (text) => {
        const { original, draft } = openWritten(text);
        expect(savedChanges(original, draft)).toBe('{}');
      }),
    );
  });

  test('another description changes the description alone', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, (text) => {
        const { original, draft } = openWritten(text);
        expect(savedChanges(original, draft, { name: 'Edited' })).toBe('{"name":"Edited"}');
      }),
      { examples: [[ALIKE]] },
    );
  });

  test('another rollout changes the rollout of its set, and nothing else to the letter', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters } = openWritten(text);
        const sets = filters['groups'] as Json[];
        fc.pre(sets.length > 0);
        const index = at % sets.length;
        sets[index] = { ...sets[index], rollout_percentage: 12.345 };
        expect(savedChanges(original, draft, { [`set-${index}-rollout`]: '12.345' })).toBe(
          JSON.stringify({ filters }),
        );
      }),
    );
  });

  test('another value, key or comparison changes that of its filter, and nothing else', () => {
    fc.assert(
      fc.property(
        writtenFlagArbitrary,
        pick,
        fc.constantFrom('key', 'value', 'operator'),
        (text, at, part) => {
          const { original, draft, filters } = openWritten(text);
          const fields = [...flagFormFields({ draft, original, clash: undefined }, '').keys()];
          const typed = fields.filter((name) => /filter-\d+-value$/.test(name));
          fc.pre(typed.length > 0);
          const name = (typed[at % typed.length] ?? '').replace('value', part);
          const [set = 0, place = 0] = [...name.matchAll(/\d+/g)].map(Number);
          const sets = filters['groups'] as Json[];
          const filter = (sets[set]?.['properties'] as Json[])[place] ?? {};
          const edit = editOf(part, filter);
          fc.pre(edit !== undefined);
          Object.assign(filter, edit.change);
          expect(savedChanges(original, draft, { [name]: edit.typed })).toBe(
            JSON.stringify({ filters }),
          );
        },
      ),
    );
  });

  test('sets are moved, copied, added and removed as they are', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters } = openWritten(text);
        const sets = filters['groups'] as Json[];
        fc.pre(sets.length > 1);
        const index = at % (sets.length - 1);
        const after = (groups: Json[]) => JSON.stringify({ filters: { ...filters, groups } });
        const press = (button: string) =>
          savedChanges(original, editFlagDraft(draft, button) ?? draft);
        const [one = {}, other = {}] = [sets[index], sets[index + 1]];
        const copy = withoutKeys(one, ['sort_key']);
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(press(`down-${index}`)).toBe(
          isSame ? '{}' : after(sets.toSpliced(index, 2, other, one)),
        );
        expect(press(`remove-set-${index}`)).toBe(after(sets.toSpliced(index, 1)));
        expect(press(`duplicate-${index}`)).toBe(after(sets.toSpliced(index + 1, 0, copy)));
        const fresh = { properties: [], rollout_percentage: 100 };
        expect(press('add-set')).toBe(after([...sets, fresh]));
      }),
    );
  });

  test('a filter is taken away without a change of its neighbours', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters } = openWritten(text);
        const sets = filters['groups'] as Json[];
        const index = sets.findIndex(
          ({ properties }) => Array.isArray(properties) && properties.length > 0,
        );
        fc.pre(index !== -1);
        const properties = sets[index]?.['properties'] as Json[];
        const place = at % properties.length;
        properties.splice(place, 1);
        const edited = editFlagDraft(draft, `remove-filter-${index}-${place}`);
        expect(savedChanges(original, edited ?? draft)).toBe(JSON.stringify({ filters }));
      }),
    );
  });
});

/** An edit of a part of a filter, and what it changes; undefined where the filter has it already. */
function editOf(
  part: string,
  { operator, value }: Json,
): { typed: string; change: Json } | undefined {
  if (part === 'key') return { typed: 'plan', change: { key: 'plan' } };
  if (part === 'operator') {
    return operator === 'is_not_set'
      ? undefined
      : { typed: 'is_not_set', change: { operator: 'is_not_set', value: 'is_not_set' } };
  }
  if (operator === 'is_set') return undefined;
  const isChoice =
    operator === undefined || operator === null || operator === 'exact' || operator === 'is_not';
  const isList = Array.isArray(value) || (isChoice && (value === undefined || value === null));
  const typed = operator === 'gt' ? '+7.25' : 'plan b';
  return { typed, change: { value: isList ? [typed] : typed } };
}
