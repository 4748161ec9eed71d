/**
 * The fields of a sent form.
 */

import { parseExact } from '../../json/exactJson.ts';
import { isRecord } from '../../json/record.ts';
import { filterDraftOf, type FilterDraft } from './filterDraft.ts';
import type { Json } from './json.ts';
import { filtersIn, type FlagDraft, type SetDraft } from './flagDraft.ts';
import { lineText } from './lineText.ts';
import { subjectOfSet } from './subjects.ts';
import { variantKey, type VariantDraft } from './variantDraft.ts';

/**
 * Reads the flag form's fields: `key`, `set-0-rollout`, `set-0-filter-1-value`, `variant-0-share` and so
 * on. What a set or a variant was saved as is in `set-0-saved`, and which of its filters one began as,
 * in `set-0-filter-1-saved`.
 *
 * @param began the draft that the form began with: what it has no field for stays as it was
 * @param filters those of the flag that it began with
 */
export function parseFlagDraft(form: FormData, began: FlagDraft, filters: Json): FlagDraft {
  const sets = count((set) => form.has(`set-${set}-rollout`)).map((set): SetDraft => {
    const saved = parseRecord(formText(form, `set-${set}-saved`));
    const names = count((filter) => hasFilter(form, `set-${set}-filter-${filter}`));
    const subject = subjectOfSet(saved, filters);
    return {
      saved,
      rollout: formText(form, `set-${set}-rollout`),
      filters: names.flatMap((filter) =>
        parseFilter(form, `set-${set}-filter-${filter}`, saved, subject),
      ),
      variant: lineText(fieldOr(form, `set-${set}-variant`, variantOf(saved))),
    };
  });
  const typed = count((index) => form.has(`variant-${index}-key`)).map((index): VariantDraft => ({
    saved: parseRecord(formText(form, `variant-${index}-saved`)),
    key: formText(form, `variant-${index}-key`),
    share: formText(form, `variant-${index}-share`),
    payload: lineText(formText(form, `variant-${index}-payload`)),
  }));
  // A form that shows no variants says so: what it does not speak of stays.
  const variants = form.has('variants') ? typed : began.variants;
  return {
    key: formText(form, 'key').trim(),
    name: lineText(formText(form, 'name')),
    active: began.active,
    subject: fieldOr(form, 'subject', began.subject),
    sets: sets.map((set) => ({ ...set, variant: renamed(set, variants) })),
    variants,
    payload: lineText(fieldOr(form, 'payload', began.payload)),
    optIn: fieldOr(form, 'opt-in', String(began.optIn)) === 'true',
    bucketing: fieldOr(form, 'bucketing', began.bucketing),
    continuity: fieldOr(form, 'continuity', String(began.continuity)) === 'true',
  };
}

function parseRecord(text: string): Json | undefined {
  const saved = parseExact(text);
  return isRecord(saved) ? saved : undefined;
}

function variantOf(saved: Json | undefined): string {
  const variant = saved?.['variant'];
  return typeof variant === 'string' ? variant : '';
}

/** A set that names a variant goes on naming it when the variant gets another key. */
function renamed({ saved, variant }: SetDraft, variants: readonly VariantDraft[]): string {
  if (variant === '' || variants.some((one) => variantKey(one) === variant)) return variant;
  const before = variantOf(saved);
  const wanted = variant === lineText(before) ? before : variant;
  const named = variants.find((one) => one.saved?.['key'] === wanted);
  return named ? variantKey(named) : variant;
}

function hasFilter(form: FormData, name: string): boolean {
  return form.has(`${name}-key`) || form.has(`${name}-saved`);
}

/** A filter without fields to type in is one that the form only shows. */
function parseFilter(
  form: FormData,
  name: string,
  set: Json | undefined,
  subject: string,
): FilterDraft[] {
  const index = formText(form, `${name}-saved`);
  const saved = set && index !== '' ? filtersIn(set)[Number(index)] : undefined;
  if (!form.has(`${name}-key`)) return saved ? [filterDraftOf(saved, subject)] : [];
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
  return fieldOr(form, name, '');
}

function fieldOr(form: FormData, name: string, otherwise: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : otherwise;
}
