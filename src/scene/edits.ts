/**
 * What the fields of a form change in a scene’s flag.
 */

import { parseList, printList } from './listText.ts';
import { notAPercentage, parsePercentage } from './percentage.ts';
import type { SceneFlag } from './scene.ts';
import { lineOf, numberAsTyped } from './typedValue.ts';

/** A flag with the edits of a form in it. A field that cannot be taken changes nothing. */
interface FlagEdit {
  flag: SceneFlag;
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
}

type Set = SceneFlag['filters']['groups'][number];

/**
 * Takes over what a form says of a flag: `key`, `active` (`true` or `false`), for each condition set
 * `set-0-rollout`, and for each of its filters `set-0-filter-0-value`. A missing field leaves its part alone, and a field that
 * still says what the flag says, too: so a value keeps its type and a list its commas. Runs in the
 * browser as well.
 */
export function editFlag(flag: SceneFlag, fields: Fields): FlagEdit {
  const problems: Record<string, string> = {};
  const key = fields.get('key')?.trim() ?? flag.key;
  if (key === '') problems['key'] = 'A flag needs a key, such as new-cool-feature.';
  const groups = flag.filters.groups.map((set, index) =>
    editFilters(editRollout(set, `set-${index}-rollout`, fields, problems), `set-${index}`, fields),
  );
  const said = fields.get('active');
  const active = said === 'true' || (said !== 'false' && flag.active);
  const filters = { ...flag.filters, groups };
  return { flag: { ...flag, key: key || flag.key, active, filters }, problems };
}

function editRollout(
  set: Set,
  name: string,
  fields: Fields,
  problems: Record<string, string>,
): Set {
  const text = fields.get(name)?.trim();
  if (text === undefined || text === String(set.rollout_percentage ?? 100)) return set;
  const percentage = parsePercentage(text);
  if (percentage !== undefined) return { ...set, rollout_percentage: percentage };
  problems[name] = notAPercentage(text);
  return set;
}

function editFilters(set: Set, name: string, fields: Fields): Set {
  if (!set.properties) return set;
  const properties = set.properties.map((filter, index) => {
    const text = fields.get(`${name}-filter-${index}-value`);
    if (text === null || says(text, filter.value)) return filter;
    return { ...filter, value: valueLike(filter.value, text.trim()) };
  });
  return { ...set, properties };
}

/**
 * The value that a text says in the place of an old one: a list where there was one, whose old items
 * stay as they are; a number or a truth where there was one and the text prints one; else the text.
 */
export function valueLike(old: unknown, text: string): unknown {
  if (Array.isArray(old)) {
    const items: unknown[] = old;
    const example = items.every((item) => typeof item === 'number') ? items[0] : undefined;
    return parseList(text).map((typed) => {
      const same = items.findIndex((item) => fieldText(item).trim() === typed);
      return same === -1 ? valueLike(example, typed) : items[same];
    });
  }
  if (typeof old === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return (typeof old === 'number' ? numberAsTyped(text) : undefined) ?? text;
}

/** True for a field that nobody edited: it says what the value does, spaces around it included. */
function says(typed: string, value: unknown): boolean {
  const text = fieldText(value);
  return typed === text || typed.trim() === text || typed === lineOf(text);
}

/** A filter's value as the text of a form field; nothing there is an empty text. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return printList(value.map(fieldText));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields of a form that was sent, by name; those of a URL's query are such. */
export interface Fields {
  get: (name: string) => string | null;
}
