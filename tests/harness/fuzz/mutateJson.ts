import fc from 'fast-check';
import { isRecord } from '../../../src/json/record.ts';
import { oddJson, oddText } from './oddJson.ts';

/** One change of a value of JSON; `at` counts its parts, the whole one first. */
interface Mutation {
  at: number;
  how: 'replace' | 'drop' | 'repeat' | 'wrap' | 'add';
  key: string;
  value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(200),
  how: fc.constantFrom('replace', 'replace', 'drop', 'repeat', 'wrap', 'add'),
  key: oddText,
  value: oddJson,
});

const NONE = fc.constant<Mutation[]>([]);

/** What `valid` gives, as it is or with up to three of its parts changed, so that much is read. */
export function mutateJson(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.oneof(NONE, fc.array(mutation, { maxLength: 3 })))
    .map(([value, mutations]) => mutations.reduce<unknown>(mutate, value));
}

function mutate(value: unknown, mutation: Mutation): unknown {
  let left = mutation.at % countParts(value);
  return visit(value)[0] ?? null;

  /** The part as it becomes: none when it is dropped, several when it is repeated. */
  function visit(part: unknown): unknown[] {
    if (left-- === 0) return changed(part, mutation);
    if (Array.isArray(part)) return [part.flatMap(visit)];
    if (!isRecord(part)) return [part];
    const entries = Object.entries(part).flatMap(([key, item]) =>
      visit(item)
        .slice(0, 1)
        .map((kept) => [key, kept] as const),
    );
    return [Object.fromEntries(entries)];
  }
}

function changed(part: unknown, { how, key, value }: Mutation): unknown[] {
  switch (how) {
    case 'replace':
      return [value];
    case 'drop':
      return [];
    case 'repeat':
      return [part, part, part];
    case 'wrap':
      return [[part]];
    case 'add':
      if (Array.isArray(part)) return [[...(part as unknown[]), value]];
      // Defines a key called __proto__ rather than setting a prototype.
      return [isRecord(part) ? Object.fromEntries([...Object.entries(part), [key, value]]) : value];
  }
}

function countParts(value: unknown): number {
  const items = Array.isArray(value) || isRecord(value) ? Object.values(value) : [];
  return items.reduce<number>((sum, item) => sum + countParts(item), 1);
}
