/**
 * The fields of a sent form.
 */

import { parseExact } from '../../json/exactJson.ts';
import { isRecord } from '../../json/record.ts';
import { filterDraftOf, type FilterDraft, type Json } from './filterDraft.ts';
import { filtersIn, lineText, type FlagDraft, type SetDraft } from './flagDraft.ts';

/**
 * Reads the flag form's fields: `key`, `set-0-rollout`, `set-0-filter-1-value` and so on. What a set was
 * saved as is in `set-0-saved`, and which of its filters one began as, in `set-0-filter-1-saved`.
 */
export function parseFlagDraft(form: FormData): FlagDraft {
  const sets = count((set) => form.has(`set-${set}-rollout`)).map((set): SetDraft => {
    const saved = parseSet(formText(form, `set-${set}-saved`));
    const names = count((filter) => hasFilter(form, `set-${set}-filter-${filter}`));
    return {
      saved,
      rollout: formText(form, `set-${set}-rollout`),
      filters: names.flatMap((filter) => parseFilter(form, `set-${set}-filter-${filter}`, saved)),
    };
  });
  return {
    key: formText(form, 'key').trim(),
    name: lineText(formText(form, 'name')),
    active: true,
    sets,
  };
}

function parseSet(text: string): Json | undefined {
  const saved = parseExact(text);
  return isRecord(saved) ? saved : undefined;
}

function hasFilter(form: FormData, name: string): boolean {
  return form.has(`${name}-key`) || form.has(`${name}-saved`);
}

/** A filter without fields to type in is one that the form only shows. */
function parseFilter(form: FormData, name: string, set: Json | undefined): FilterDraft[] {
  const index = formText(form, `${name}-saved`);
  const saved = set && index !== '' ? filtersIn(set)[Number(index)] : undefined;
  if (!form.has(`${name}-key`)) return saved ? [filterDraftOf(saved)] : [];
  return [
    {
      saved,
      key: formText(form, `${name}-key`),
      operator: formText(form, `${name}-operator`),
      value: formText(form, `${name}-value`),
    },
  ];
}

/** The numbers 0, 1, 2, … as long as there is a field for them. */
function count(exists: (index: number) => boolean): number[] {
  const numbers: number[] = [];
  while (exists(numbers.length)) numbers.push(numbers.length);
  return numbers;
}

/** The text that a form's field holds; empty when there is no such field. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
