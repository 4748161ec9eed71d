import type { Question } from '../questionSchema.ts';

/**
 * The choice that a finding proves right: the first whose `when` it is, or begins with, as `on` begins
 * `on, set 3`.
 */
export function rightChoice(
  choices: Question['choices'],
  finding: string,
): Question['choices'][number] | undefined {
  return choices.find(
    ({ when }) => when !== undefined && (when === finding || finding.startsWith(`${when}, `)),
  );
}
