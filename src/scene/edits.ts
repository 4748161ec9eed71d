/**
 * What the fields of a form change in a scene’s flag and person.
 */

import type { SceneFlag } from './scene.ts';

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
  const percentage = Number(text);
  if (text !== '' && percentage >= 0 && percentage <= 100) {
    return { ...set, rollout_percentage: Math.round(percentage * 100) / 100 };
  }
  problems[name] = notAPercentage(text);
  return set;
}

/** What to say of a text in a field that takes a percentage. */
export function notAPercentage(text: string): string {
  return `${text.trim() === '' ? 'Nothing' : `“${text}”`} is not a percentage. Type a number from 0 to 100.`;
}

function editFilters(set: Set, name: string, fields: Fields): Set {
  if (!set.properties) return set;
  const properties = set.properties.map((filter, index) => {
    const text = fields.get(`${name}-filter-${index}-value`)?.trim();
    if (text === undefined || text === fieldText(filter.value)) return filter;
    return { ...filter, value: valueLike(filter.value, text) };
  });
  return { ...set, properties };
}

/** PostHog keeps lists for `exact` and `is_not`, numbers for some others, and texts. */
function valueLike(old: unknown, text: string): unknown {
  if (Array.isArray(old)) {
    const items = text.split(',').map((item) => item.trim());
    return items.filter((item) => item !== '');
  }
  const isNumber = typeof old === 'number' && text !== '' && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * Takes over what a form says of a person's properties: `property-<key>`, where an empty field means
 * that the person has no such property. A missing field leaves its property alone, and a field that
 * still says what the property says, too.
 *
 * @param keys the properties that the form has fields for
 */
export function editPerson(
  person: Properties,
  keys: readonly string[],
  fields: Fields,
): Record<string, unknown> {
  const edited: Record<string, unknown> = { ...person };
  for (const key of keys) {
    const text = fields.get(`property-${key}`)?.trim();
    if (text === undefined || text === fieldText(person[key])) continue;
    if (text === '') Reflect.deleteProperty(edited, key);
    else edited[key] = valueOf(text);
  }
  return edited;
}

/** `12` and `true` are sent by apps as number and boolean; everything else as text. */
function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A property's or filter's value as the text of a form field; nothing there is an empty text. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(fieldText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields of a form that was sent, by name; those of a URL's query are such. */
export interface Fields {
  get: (name: string) => string | null;
}
