/**
 * A property filter in the flag form: as text, and back.
 */

import { isKeptNumber } from '../../json/longNumbers.ts';
import { fieldText, valueLike } from '../../scene/edits.ts';
import { withoutKeys } from '../../json/record.ts';
import { holdsList, parseList } from '../../scene/listText.ts';
import type { Json } from './json.ts';
import { filterSubject } from './subjects.ts';

/** A property filter as typed. */
export interface FilterDraft {
  /** The filter as it was saved; undefined for a new one. */
  saved?: Json | undefined;
  /** True for a filter that the form cannot hold: it is shown, and kept as it was saved. */
  kept?: boolean;
  key: string;
  operator: string;
  value: string;
}

/**
 * A saved filter as the form shows it.
 * @param subject whom its set is about, see `subjects.ts`
 */
export function filterDraftOf(saved: Json, subject = ''): FilterDraft {
  const operator = operatorOf(saved);
  const value = needsValue(operator) ? fieldText(valueShown(saved)) : '';
  return {
    saved,
    ...(!isTypable(saved, subject) && { kept: true }),
    key: fieldText(saved['key']),
    operator,
    value,
  };
}

/**
 * A filter as PostHog saves it: the very one that was saved, unless it was edited.
 * @param was whom its set was about when it was saved
 * @param subject whom it is about
 */
export function filterOf(draft: FilterDraft, subject = '', was = subject): Json {
  const { saved, key, operator, value } = draft;
  if (!saved) {
    return { key: key.trim(), ...filterSubject(subject), operator, value: valueOf(draft) };
  }
  if (draft.kept === true) return saved;
  if (subject !== was) {
    const about = { ...withoutKeys(saved, ['group_type_index']), ...filterSubject(subject) };
    return filterOf({ ...draft, saved: about }, subject);
  }
  const shown = filterDraftOf(saved, was);
  const isOther = operator !== shown.operator;
  const isEdited = isOther || value !== shown.value;
  if (key === shown.key && !isEdited) return saved;
  return {
    ...saved,
    ...(key !== shown.key && { key: key.trim() }),
    ...(isOther && { operator }),
    ...(isEdited && (isOther || needsValue(operator)) && { value: valueOf(draft, shown) }),
  };
}

/** Whether an operator compares with a value at all. */
export function needsValue(operator: string): boolean {
  return operator !== 'is_set' && operator !== 'is_not_set';
}

/** PostHog keeps a list of values for `exact` and `is_not`, one text for most else. */
function valueOf({ saved, operator, value }: FilterDraft, shown?: FilterDraft): unknown {
  if (!needsValue(operator)) return operator;
  const old = shown && needsValue(shown.operator) ? saved?.['value'] : undefined;
  const isUntouched = value === shown?.value && old !== undefined;
  if (holdsList(operator)) {
    const items = listOf(old);
    const typed = isUntouched ? items : (valueLike(items, value) as unknown[]);
    // What was one value stays one, as long as it is one.
    return operator === shown?.operator &&
      !Array.isArray(old) &&
      items.length === 1 &&
      typed.length === 1
      ? typed[0]
      : typed;
  }
  if (isUntouched) return listOf(old).map(fieldText).join(', ');
  if (operator === shown?.operator && Array.isArray(old)) return valueLike(old, value);
  return isPadded(old) ? value : value.trim();
}

/** A value as it is shown: for comparisons with lists, one value is a list of one. */
function valueShown(saved: Json): unknown {
  const { value } = saved;
  return holdsList(operatorOf(saved)) ? listOf(value) : value;
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function operatorOf({ operator }: Json): string {
  return typeof operator === 'string' ? operator : 'exact';
}

/** True for a filter on its subject's property whose parts all come back from a form as they went in. */
function isTypable(saved: Json, subject: string): boolean {
  const { key, operator, value } = saved;
  return (
    isAbout(saved, subject) &&
    typeof key === 'string' &&
    isLine(key) &&
    (operator === undefined || operator === null || isWord(operator)) &&
    (!needsValue(String(operator)) || isTypableValue(value))
  );
}

function isAbout({ type, group_type_index: index }: Json, subject: string): boolean {
  if (subject === '') return type === undefined || type === 'person';
  return type === 'group' && (index === undefined || JSON.stringify(index) === subject);
}

function isTypableValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (!Array.isArray(value)) return isSingle(value);
  const texts = value.map(fieldText);
  const typed = texts.flatMap((text) => parseList(text.replaceAll(',', '\\,')));
  return (
    value.every(isSingle) &&
    typed.length === texts.length &&
    typed.every((text, index) => text === texts[index])
  );
}

function isSingle(value: unknown): boolean {
  if (typeof value === 'string') return isLine(value);
  return typeof value === 'number' || typeof value === 'boolean' || isKeptNumber(value);
}

/** A text that a one-line field holds: it would drop the ends of lines. */
function isLine(text: string): boolean {
  return !/[\r\n\0]/.test(text) && text.isWellFormed();
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && /^\w+$/.test(value);
}

function isPadded(value: unknown): boolean {
  return typeof value === 'string' && value !== value.trim();
}
