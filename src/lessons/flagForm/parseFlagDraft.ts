/**
 * The fields of a sent form.
 */

import type { FilterDraft, FlagDraft, SetDraft } from './flagDraft.ts';

/** More sets or filters than this are not read: nobody types them, and a form must stay bounded. */
const MOST = 50;

/** Reads the flag form's fields: `key`, `set-0-rollout`, `set-0-filter-1-value` and so on. */
export function parseFlagDraft(form: FormData): FlagDraft {
  const text = (name: string) => formText(form, name);
  const sets = count((set) => form.has(`set-${set}-rollout`)).map((set): SetDraft => {
    const filters = count((filter) => form.has(`set-${set}-filter-${filter}-key`));
    return {
      rollout: text(`set-${set}-rollout`),
      filters: filters.map((filter): FilterDraft => {
        const field = `set-${set}-filter-${filter}`;
        return {
          key: text(`${field}-key`),
          operator: text(`${field}-operator`),
          value: text(`${field}-value`),
        };
      }),
    };
  });
  return {
    key: text('key').trim(),
    name: text('name').trim(),
    active: text('active') !== '',
    sets,
  };
}

/** The numbers 0, 1, 2, … as long as there is a field for them. */
function count(exists: (index: number) => boolean): number[] {
  const numbers = Array.from({ length: MOST }, (_, index) => index);
  const end = numbers.findIndex((index) => !exists(index));
  return end === -1 ? numbers : numbers.slice(0, end);
}

/** The text that a form's field holds; empty when there is no such field. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
