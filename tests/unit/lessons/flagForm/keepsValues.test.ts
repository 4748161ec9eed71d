import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFlagDraft } from '../../../../src/lessons/flagForm/editFlagDraft.ts';
import { writtenFlagArbitrary } from '../../../harness/lessons/writtenFlagArbitrary.ts';
import {
  editedChanges,
  type Json,
  openWritten,
  typedIn,
} from '../../../harness/lessons/writtenFlagForm.ts';

const pick = fc.nat(99);

/** A flag with variants, no two of which look alike, and one of them. */
function openVariant(text: string, at: number) {
  const opened = openWritten(text);
  const { variants } = opened.draft;
  const keys = variants.map(({ key }) => key.trim());
  fc.pre(
    variants.length > 0 && new Set([...keys, '', 'true', 'renamed']).size > variants.length + 2,
  );
  const index = at % variants.length;
  const { multivariate } = opened.filters as { multivariate: { variants: Json[] } };
  const variant = multivariate.variants[index] ?? {};
  return { ...opened, index, multivariate, variant, key: String(variant['key']) };
}

/** The entries of the payloads, to be changed by hand. */
function payloadsIn({ payloads }: Json): [string, unknown][] {
  return Object.entries((payloads ?? {}) as Json);
}

describe('of any flag', () => {
  test('another share changes the share of its variant alone', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters, variant, index } = openVariant(text, at);
        variant['rollout_percentage'] = 12.345;
        expect(editedChanges(original, draft, { [`variant-${index}-share`]: '12.345' })).toBe(
          JSON.stringify({ filters }),
        );
      }),
    );
  });

  test('another key changes its variant, its payload’s key and the sets that name it', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters, variant, index, key } = openVariant(text, at);
        const entries = payloadsIn(filters);
        variant['key'] = 'renamed';
        for (const set of filters['groups'] as Json[]) {
          if (set['variant'] === key && key !== '') set['variant'] = 'renamed';
        }
        if (entries.some(([name]) => name === key)) {
          filters['payloads'] = Object.fromEntries(
            entries.map(([name, value]) => [name === key ? 'renamed' : name, value]),
          );
        }
        expect(editedChanges(original, draft, { [`variant-${index}-key`]: 'renamed' })).toBe(
          JSON.stringify({ filters }),
        );
      }),
    );
  });

  test.each([
    ['typed', '{"edited": 1}'],
    ['emptied', ''],
  ])('a payload that is %s changes that payload alone', (_, payload) => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters, index, key } = openVariant(text, at);
        fc.pre(draft.variants[index]?.payload !== '');
        const entries = payloadsIn(filters).flatMap(([name, value]): [string, unknown][] => {
          if (name !== key) return [[name, value]];
          return payload === '' ? [] : [[name, payload]];
        });
        expect(editedChanges(original, draft, { [`variant-${index}-payload`]: payload })).toBe(
          JSON.stringify({ filters: { ...filters, payloads: Object.fromEntries(entries) } }),
        );
      }),
    );
  });

  test('a payload where there was none comes after the others', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters, index, key } = openVariant(text, at);
        const entries = payloadsIn(filters);
        fc.pre(!entries.some(([name]) => name === key));
        const payloads = Object.fromEntries([...entries, [key, '[1]']]);
        expect(editedChanges(original, draft, { [`variant-${index}-payload`]: '[1]' })).toBe(
          JSON.stringify({ filters: { ...filters, payloads } }),
        );
      }),
    );
  });

  test('a variant is taken away with its payload, and nothing else', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, pick, (text, at) => {
        const { original, draft, filters, index, key, multivariate } = openVariant(text, at);
        const entries = payloadsIn(filters);
        const left = entries.filter(([name]) => name !== key);
        multivariate.variants.splice(index, 1);
        if (multivariate.variants.length === 0) filters['multivariate'] = null;
        if (left.length < entries.length) filters['payloads'] = Object.fromEntries(left);
        const edited = editFlagDraft(draft, `remove-variant-${index}`) ?? draft;
        expect(editedChanges(original, edited)).toBe(JSON.stringify({ filters }));
      }),
    );
  });

  test('early access is opened and closed without a change of anything else', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, (text) => {
        const { original, draft, filters } = openWritten(text);
        const next = { ...filters, feature_enrollment: draft.optIn ? undefined : true };
        expect(editedChanges(original, draft, { 'opt-in': String(!draft.optIn) })).toBe(
          JSON.stringify({ filters: next }),
        );
      }),
    );
  });

  test('whose id is hashed, and what comes after login, change nothing else', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, (text) => {
        const { original, draft } = openWritten(text);
        const bucketing = draft.bucketing === 'device_id' ? 'distinct_id' : 'device_id';
        expect(editedChanges(original, draft, { bucketing })).toBe(
          JSON.stringify({ bucketing_identifier: bucketing }),
        );
        const continuity = !draft.continuity;
        expect(editedChanges(original, draft, { continuity: String(continuity) })).toBe(
          JSON.stringify({ ensure_experience_continuity: continuity }),
        );
      }),
    );
  });

  test('matched by another kind and then by the same as before, it is as it was', () => {
    fc.assert(
      fc.property(writtenFlagArbitrary, (text) => {
        const { original, draft } = openWritten(text);
        const { typed } = typedIn(original, draft, { subject: '3' });
        expect(editedChanges(original, typed, { subject: draft.subject })).toBe('{}');
      }),
    );
  });
});

test('a flag matched by a kind of group asks for that kind’s properties', () => {
  const plan = { key: 'plan', type: 'person', operator: 'exact', value: ['pro'], label: 'kept' };
  const { original, draft } = openWritten(
    JSON.stringify({
      ...{ id: 1, key: 'a', name: '', active: true },
      filters: { groups: [{ properties: [plan], rollout_percentage: 50 }] },
    }),
  );
  const about = { key: 'plan', type: 'group', operator: 'exact', value: ['pro'], label: 'kept' };
  expect(JSON.parse(editedChanges(original, draft, { subject: '2' }))).toEqual({
    filters: {
      groups: [{ properties: [{ ...about, group_type_index: 2 }], rollout_percentage: 50 }],
      aggregation_group_type_index: 2,
    },
  });
});
