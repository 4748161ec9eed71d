import { unlessFailed } from '../../flags/decision.ts';
import { isPattern } from '../../flags/regex/isPattern.ts';
import { createBudget, type SearchBudget } from '../../flags/searchBudget.ts';
import { TUTORIAL_FLAG } from '../../project/tutorialFlag.ts';
import { notAPercentage, parsePercentage } from '../../scene/percentage.ts';
import { type FilterDraft, type FlagDraft, needsValue } from './flagDraft.ts';

/** What is wrong with a form, by the name of the field; '' for the form as a whole. */
export type Problems = Record<string, string>;

/** Says what keeps a draft from being saved, in the form's own field names. */
export function findDraftProblems(draft: FlagDraft): Problems {
  const problems: Problems = {};
  if (draft.key === '') {
    problems['key'] = 'A flag needs a key, such as new-cool-feature.';
  } else if (!/^[\w-]+$/.test(draft.key)) {
    problems['key'] =
      `"${draft.key}" has characters that a key cannot have. Use letters, digits, hyphens and underscores.`;
  } else if (draft.key !== TUTORIAL_FLAG) {
    problems['key'] =
      `The app asks for ${TUTORIAL_FLAG}; it would never read a flag called ${draft.key}. Type ${TUTORIAL_FLAG}.`;
  }
  if (draft.sets.length === 0) {
    problems[''] = 'A flag without condition sets is on for nobody. Add a condition set.';
  }
  const budget = createBudget();
  draft.sets.forEach(({ rollout, filters }, set) => {
    const problem = rolloutProblem(rollout);
    if (problem) problems[`set-${set}-rollout`] = problem;
    filters.forEach((filter, index) => {
      Object.assign(problems, filterProblems(filter, `set-${set}-filter-${index}`, budget));
    });
  });
  return problems;
}

function rolloutProblem(text: string): string | undefined {
  return parsePercentage(text) === undefined ? notAPercentage(text) : undefined;
}

function filterProblems(
  { key, operator, value }: FilterDraft,
  field: string,
  budget: SearchBudget,
): Problems {
  const problems: Problems = {};
  if (key.trim() === '') {
    problems[`${field}-key`] = 'Which property? Type its name, such as initial_name.';
  }
  if (!needsValue(operator)) return problems;
  if (value.trim() === '') {
    problems[`${field}-value`] = 'Compared with what? Type a value, such as ada.';
  } else if (/^[gl]te?$/.test(operator) && Number.isNaN(Number(value))) {
    problems[`${field}-value`] =
      `"${value}" is not a number, and only numbers are greater or less.`;
  } else if (/^(not_)?regex$/.test(operator)) {
    const problem = patternProblem(value, budget);
    if (problem) problems[`${field}-value`] = problem;
  }
  return problems;
}

function patternProblem(pattern: string, budget: SearchBudget): string | undefined {
  const isOne = unlessFailed(() => isPattern(pattern, budget));
  if (isOne === false) return `"${pattern}" is not a regular expression. Check its brackets.`;
  if (isOne) return undefined;
  return `"${pattern}" is too long to be checked together with the others. Make it shorter.`;
}
