import { isolate } from '../../text/isolation.ts';
import { unlessFailed } from '../../flags/decision.ts';
import { numberOf } from '../../flags/matching/comparisons.ts';
import { isPattern } from '../../flags/regex/isPattern.ts';
import { createBudget, type SearchBudget } from '../../flags/searchBudget.ts';
import { holdsList, parseList } from '../../scene/listText.ts';
import { notAPercentage, parsePercentage } from '../../scene/percentage.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import { type FilterDraft, filterDraftOf, needsValue } from './filterDraft.ts';
import { findValueProblems } from './findValueProblems.ts';
import { type FlagDraft, setDraftOf } from './flagDraft.ts';
import type { SavedFlag } from './savedFlag.ts';

/** What is wrong with a form, by the name of the field; '' for the form as a whole. */
export type Problems = Record<string, string>;

/**
 * Says what keeps a draft from being saved, in the form's own field names. What was saved so and is not
 * edited keeps nothing.
 */
export function findDraftProblems(
  draft: FlagDraft,
  { key }: Pick<TaughtFlag, 'key'>,
  original?: SavedFlag,
): Problems {
  const problems: Problems = {};
  if (draft.key === '') {
    problems['key'] = `A flag needs a key, such as ${key}.`;
  } else if (!/^[\w-]+$/.test(draft.key)) {
    problems['key'] =
      `"${isolate(draft.key)}" has characters that a key cannot have. Use letters, digits, hyphens and underscores.`;
  } else if (draft.key !== key) {
    problems['key'] =
      `The app asks for ${key}; it would never read a flag called ${isolate(draft.key)}. Type ${key}.`;
  }
  if (draft.sets.length === 0 && original?.filters.groups.length !== 0) {
    problems[''] = 'A flag without condition sets is on for nobody. Add a condition set.';
  }
  const budget = createBudget();
  draft.sets.forEach((edited, set) => {
    const { rollout, filters } = edited;
    const isEdited = rollout !== (edited.saved && setDraftOf(edited.saved).rollout);
    const problem = isEdited ? rolloutProblem(rollout) : undefined;
    if (problem) problems[`set-${set}-rollout`] = problem;
    filters.forEach((filter, index) => {
      Object.assign(problems, filterProblems(filter, `set-${set}-filter-${index}`, budget));
    });
  });
  return { ...problems, ...findValueProblems(draft, original) };
}

function rolloutProblem(text: string): string | undefined {
  return parsePercentage(text) === undefined ? notAPercentage(text) : undefined;
}

function filterProblems(
  { saved, kept, key, operator, value }: FilterDraft,
  field: string,
  budget: SearchBudget,
): Problems {
  const problems: Problems = {};
  if (kept === true) return problems;
  const shown = saved && filterDraftOf(saved);
  if (key.trim() === '' && key !== shown?.key) {
    problems[`${field}-key`] = 'Which property? Type its name, such as initial_name.';
  }
  if (!needsValue(operator)) return problems;
  if (operator === shown?.operator && value === shown.value) return problems;
  if (value.trim() === '' || (holdsList(operator) && parseList(value).length === 0)) {
    problems[`${field}-value`] = 'Compared with what? Type a value, such as ada.';
  } else if (/^[gl]te?$/.test(operator) && Number.isNaN(numberOf(value.trim()))) {
    problems[`${field}-value`] =
      `"${isolate(value)}" is not a number, and only numbers are greater or less.`;
  } else if (/^(not_)?regex$/.test(operator)) {
    const problem = patternProblem(value, budget);
    if (problem) problems[`${field}-value`] = problem;
  }
  return problems;
}

function patternProblem(pattern: string, budget: SearchBudget): string | undefined {
  const isOne = unlessFailed(() => isPattern(pattern, budget));
  if (isOne === false)
    return `"${isolate(pattern)}" is not a regular expression. Check its brackets.`;
  if (isOne) return undefined;
  return `"${isolate(pattern)}" is too long to be checked together with the others. Make it shorter.`;
}
