import { fieldText } from './fieldText.ts';
import type { Fields } from './fields.ts';

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
