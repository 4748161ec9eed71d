import { asDetail } from './asDetail.ts';
import type { CodeProblem } from './erasedModule.ts';
import { placeInReport } from './placeInReport.ts';

/** What Node refuses as it is more than types, and what to write in its place. */
const MORE_THAN_TYPES: readonly [detail: RegExp, sentence: string][] = [
  [/ enum /, 'An enum cannot be taken out by erasing types. Write a constant object.'],
  [
    / namespace declaration |^`module` keyword /,
    'A namespace cannot be taken out by erasing types. Write a constant object.',
  ],
  [
    / parameter property /,
    'A parameter property cannot be taken out by erasing types. Declare the field, and set it in the constructor.',
  ],
  [
    / import equals declaration /,
    '`import … =` cannot be taken out by erasing types. Write `import … from`.',
  ],
  [/ export assignment /, '`export =` cannot be taken out by erasing types. Write `export`.'],
  [
    /^The angle-bracket syntax /,
    'A type in angle brackets cannot be taken out of a value. Write `value as Type`.',
  ],
];

/**
 * What Node says against TypeScript code, in a sentence.
 *
 * @returns undefined when the error is none of the code but of Node
 */
export function typeScriptProblem(code: string, error: unknown): CodeProblem | undefined {
  if (!(error instanceof SyntaxError && 'code' in error)) return undefined;
  const { message, stack = '' } = error;
  const sentence =
    error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
      ? (MORE_THAN_TYPES.find(([detail]) => detail.test(message))?.[1] ??
        `This cannot be taken out by erasing types: ${asDetail(message)}. Write it without.`)
      : `This code cannot be read: ${asDetail(message)}. Correct it here.`;
  return { sentence, ...placeInReport(code, stack) };
}
