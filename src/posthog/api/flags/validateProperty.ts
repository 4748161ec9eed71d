import { looseCohortId } from '../../../flags/cohorts/cohortIds.ts';
import type { PropertyFilter } from '../../../flags/flag.ts';
import { OPERATORS } from '../../../flags/matching/operators.ts';
import { parseDate } from '../../../flags/matching/parseDate.ts';
import { parseSemver } from '../../../flags/matching/semver.ts';
import { isPattern } from '../../../flags/regex/isPattern.ts';
import { pythonText } from '../pythonText.ts';
import { validationError } from '../refusals.ts';
import type { FlagContext } from './flagContext.ts';

const MEMBERSHIP = ['in', 'not_in'];
/** Comparisons that PostHog's API refuses in flags, though its flag service knows them. */
const UNSUPPORTED = new Set(['between', 'not_between']);
const KNOWN: ReadonlySet<string> = new Set([...OPERATORS, ...MEMBERSHIP, 'flag_evaluates_to']);
const WITH_TEXT = new Set([
  ...['regex', 'not_regex', 'icontains', 'not_icontains'],
  ...['gt', 'gte', 'lt', 'lte'],
]);
const WITH_LIST = new Set(['icontains_multi', 'not_icontains_multi']);
const WITH_DATE = new Set(['is_date_before', 'is_date_after', 'is_date_exact']);

/**
 * Refuses a property filter that could not work, with PostHog's codes and words.
 *
 * @param place where it stands, e.g. `groups[0].properties[1]`
 * @throws RequestError 400; FlagFailure when the flag's patterns are too long to be checked
 */
export function validateProperty(
  filter: PropertyFilter,
  place: string,
  context: FlagContext,
): void {
  const { type, value } = filter;
  const operator = filter.operator ?? 'exact';
  if (!KNOWN.has(operator)) refuse(`Invalid operator: ${operator}`, 'invalid_operator');
  if (UNSUPPORTED.has(operator)) {
    refuse(`Unsupported operator for feature flags: ${operator}`, 'unsupported_operator');
  }
  if (type === 'cohort' && !context.cohorts.has(looseCohortId(value))) {
    refuse(`Cohort with id ${pythonText(value)} does not exist`, 'cohort_does_not_exist');
  }
  if (WITH_DATE.has(operator) && Number.isNaN(parseDate(pythonText(value), Date.now()))) {
    refuse(`Invalid date value: ${pythonText(value)}`, 'invalid_date');
  }
  if (WITH_TEXT.has(operator) && typeof value !== 'string') {
    refuse(`Invalid value for operator ${operator}: ${pythonText(value)}`, 'invalid_value');
  }
  if (operator.endsWith('regex') && !isPattern(value, context.budget)) {
    refuse(`${place}.value: invalid regex pattern`, 'invalid_input');
  }
  if (MEMBERSHIP.includes(operator) && type !== 'cohort') {
    refuse(
      `The '${operator}' operator is only valid for cohort properties, not '${type}' properties.`,
      'invalid_operator',
    );
  }
  if (operator.startsWith('semver_')) validateSemver(operator, value);
  if (WITH_LIST.has(operator) && !Array.isArray(value)) {
    refuse(`${operator} operator requires a list of values`, 'invalid_value');
  }
}

function validateSemver(operator: string, value: unknown): void {
  if (typeof value !== 'string') {
    refuse(`Invalid value for operator ${operator}: expected a semver string`, 'invalid_value');
  }
  const version = operator === 'semver_wildcard' ? value.replace(/[.*]+$/, '') : value;
  if (parseSemver(version) === undefined) {
    refuse(`Invalid semver value for operator ${operator}: ${value}`, 'invalid_value');
  }
}

function refuse(detail: string, code: string): never {
  throw validationError(detail, 'filters', code);
}
