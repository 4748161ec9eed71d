import { ownValue } from '../json/ownValue.ts';
import { type Fields, valueLike } from './edits.ts';
import {
  kindOf,
  lineOf,
  readTyped,
  typedText,
  VALUE_KINDS,
  type ValueKind,
  valueAsTyped,
} from './typedValue.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A person with the edits of a form in it. A field that cannot be taken changes nothing. */
interface PersonEdit {
  person: Record<string, unknown>;
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
  /** Of what kind each property is said to be; undefined for one that goes by what is typed. */
  kinds: Record<string, ValueKind | undefined>;
}

/**
 * Takes over what a form says of a person's properties: `property-<key>`, where an empty field means
 * that the person has no such property, and `kind-<key>`, one of `VALUE_KINDS`. A missing field leaves
 * its property alone, and fields that still say what the property says, too. Without a kind, what was
 * a text or a list stays one, and a number is one only if it prints back as typed.
 *
 * @param keys the properties that the form has fields for
 */
export function editPerson(
  person: Properties,
  keys: readonly string[],
  fields: Fields,
): PersonEdit {
  const edited = new Map(Object.entries(person));
  const problems = new Map<string, string>();
  const kinds = new Map<string, ValueKind | undefined>();
  for (const key of keys) {
    const before = ownValue(person, key);
    const asked = fields.get(`kind-${key}`);
    const kind = VALUE_KINDS.find((name) => name === asked);
    kinds.set(key, asked === null ? kindOf(before) : kind);
    const text = fields.get(`property-${key}`);
    if (text === null || ((!kind || kind === kindOf(before)) && says(text, before))) continue;
    if (text === '') {
      edited.delete(key);
      continue;
    }
    const typed = readAs(text, kind, before);
    if (typed.problem === undefined) edited.set(key, typed.value);
    else problems.set(`property-${key}`, typed.problem);
  }
  return {
    person: Object.fromEntries(edited),
    problems: Object.fromEntries(problems),
    kinds: Object.fromEntries(kinds),
  };
}

/** True for a field that says what the value does. */
function says(text: string, value: unknown, kind = kindOf(value)): boolean {
  const shown = typedText(value, kind);
  return text === shown || text === lineOf(shown);
}

function readAs(
  text: string,
  kind: ValueKind | undefined,
  before: unknown,
): ReturnType<typeof readTyped> {
  if (!kind) {
    if (kindOf(before) === 'list') return { value: valueLike(before, text) };
    return { value: typeof before === 'string' ? text : valueAsTyped(text) };
  }
  if (kind === 'list' && Array.isArray(before)) {
    // The field of what was JSON a moment ago.
    return { value: says(text, before, 'json') ? before : valueLike(before, text) };
  }
  const read = readTyped(text, kind);
  const wasList = kind === 'json' && kindOf(before) === 'list' && says(text, before);
  return wasList && read.problem !== undefined ? { value: before } : read;
}
