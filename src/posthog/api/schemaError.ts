import type * as z from 'zod';
import type { RequestError } from '../http/requestError.ts';
import { pythonText, pythonType } from './pythonText.ts';
import { validationError } from './refusals.ts';

type Issue = z.core.$ZodIssue;

/** Tells the first thing that a schema found wrong in PostHog's codes and words. */
export function schemaError(error: z.ZodError): RequestError {
  const [issue] = error.issues;
  const [field, ...place] = issue?.path ?? [];
  if (!issue || field === undefined) {
    return validationError('Invalid data. Expected a dictionary.', null);
  }
  const attr = String(field);
  if (place.length > 0 && attr === 'filters') {
    return validationError(describeWithin(placeText(place), issue), attr);
  }
  const [code, detail] = describe(issue);
  return validationError(detail, [attr, ...place].join('__'), code);
}

/** PostHog tells what is wrong within `filters` by its place; for percentages in words of its own. */
function describeWithin(place: string, issue: Issue): string {
  if (!place.endsWith('rollout_percentage')) return `${place}: ${issue.message}`;
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    return `${place} must be between 0 and 100, got ${String(issue.input)}`;
  }
  const expected = place.startsWith('multivariate') ? 'a number' : 'a number or null';
  return `${place} must be ${expected}, got ${issue.input === null ? 'null' : typeof issue.input}`;
}

function describe(issue: Issue): [code: string, detail: string] {
  if (issue.code === 'too_small') return ['blank', 'This field may not be blank.'];
  if (issue.code === 'too_big') {
    return ['max_length', `Ensure this field has no more than ${issue.maximum} characters.`];
  }
  if (issue.code === 'invalid_format') {
    return ['invalid_key', 'Only letters, numbers, hyphens (-) & underscores (_) are allowed.'];
  }
  if (issue.code === 'invalid_value') {
    if (issue.input === undefined) return ['required', 'This field is required.'];
    return ['invalid_choice', `"${pythonText(issue.input)}" is not a valid choice.`];
  }
  if (issue.code !== 'invalid_type') return ['invalid_input', issue.message];
  if (issue.input === undefined) return ['required', 'This field is required.'];
  if (issue.input === null) return ['null', 'This field may not be null.'];
  if (issue.expected === 'string') return ['invalid_input', 'Not a valid string.'];
  if (issue.expected === 'boolean') return ['invalid_input', 'Must be a valid boolean.'];
  const type = pythonType(issue.input);
  if (issue.expected === 'array') {
    return ['not_a_list', `Expected a list of items but got type "${type}".`];
  }
  if (issue.expected === 'object' || issue.expected === 'record') {
    return ['not_a_dict', `Expected a dictionary of items but got type "${type}".`];
  }
  if (issue.expected === 'number' || issue.expected === 'int') {
    return ['invalid_input', 'A valid integer is required.'];
  }
  return ['invalid_input', issue.message];
}

/** `groups[1].rollout_percentage`. */
function placeText(place: readonly PropertyKey[]): string {
  return place
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
