import fc from 'fast-check';
import { oddText } from './oddJson.ts';

/** The fields of a form or a query, in their order; a name may come twice. */
export type FieldList = (readonly [name: string, value: string])[];

interface Mutation {
  at: number;
  how: 'replace' | 'drop' | 'repeat' | 'add' | 'rename';
  text: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(50),
  how: fc.constantFrom('replace', 'replace', 'replace', 'drop', 'repeat', 'add', 'rename'),
  text: oddText,
});

const NONE = fc.constant<Mutation[]>([]);

/** The fields that `valid` gives, as they are or with up to two of them changed. */
export function mutateFields(valid: fc.Arbitrary<Record<string, string>>): fc.Arbitrary<FieldList> {
  return fc
    .tuple(valid, fc.oneof(NONE, fc.array(mutation, { maxLength: 2 })))
    .map(([fields, mutations]) => mutations.reduce(mutate, Object.entries(fields)));
}

function mutate(fields: FieldList, { at, how, text }: Mutation): FieldList {
  const index = at % Math.max(fields.length, 1);
  const [name, value] = fields[index] ?? ['', ''];
  const instead: Record<Mutation['how'], FieldList> = {
    replace: [[name, text]],
    drop: [],
    repeat: [
      [name, value],
      [name, text],
    ],
    add: [
      [name, value],
      [text, value],
    ],
    rename: [[text, value]],
  };
  return fields.toSpliced(index, 1, ...instead[how]);
}
