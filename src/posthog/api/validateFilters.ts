import type { ConditionSet, Filters, PropertyFilter } from '../../flags/flag.ts';
import { OPERATORS } from '../../flags/operator.ts';
import { parseDate } from '../../flags/parseDate.ts';
import { validationError } from './validationError.ts';

const KNOWN_OPERATORS: ReadonlySet<string> = new Set(OPERATORS);
const TEXT_OPERATORS = new Set([
  ...['regex', 'not_regex', 'icontains', 'not_icontains'],
  ...['gt', 'gte', 'lt', 'lte'],
]);
const DATE_OPERATORS = new Set(['is_date_before', 'is_date_after', 'is_date_exact']);

/**
 * Refuses filters that could not work, with the words of PostHog's `validate_filters`
 * (`posthog/api/feature_flag.py`).
 * @throws RequestError 400
 */
export function validateFilters(filters: Filters): void {
  const variants = filters.multivariate?.variants ?? [];
  const total = variants.reduce((sum, variant) => sum + variant.rollout_percentage, 0);
  if (variants.length > 0 && total !== 100) {
    refuse('Invalid variant definitions: Variant rollout percentages must sum to 100.');
  }
  const variantKeys = new Set(variants.map(({ key }) => key));
  for (const set of filters.groups) validateConditionSet(set, variantKeys);
  validatePayloadKeys(filters, variantKeys);
}

function validateConditionSet(set: ConditionSet, variantKeys: ReadonlySet<string>): void {
  if (set.variant && !variantKeys.has(set.variant)) {
    refuse('Filters are not valid (variant override does not exist)');
  }
  for (const filter of set.properties ?? []) validateProperty(filter);
}

function validateProperty(filter: PropertyFilter): void {
  const { type, value } = filter;
  const operator = filter.operator ?? 'exact';
  if (type === 'cohort') {
    refuse(`Cohort with id ${String(value)} does not exist`, 'cohort_does_not_exist');
  }
  if (type !== 'person') {
    refuse(`Filters are not valid (can only use person properties, not ${type} properties)`);
  }
  if (!KNOWN_OPERATORS.has(operator)) {
    refuse(`Invalid operator ${operator} for the property ${filter.key}`, 'invalid_value');
  }
  if (TEXT_OPERATORS.has(operator) && typeof value !== 'string') {
    refuse(`Invalid value for operator ${operator}: ${JSON.stringify(value)}`, 'invalid_value');
  }
  if (DATE_OPERATORS.has(operator) && Number.isNaN(parseDate(String(value), Date.now()))) {
    refuse(`Invalid date value: ${String(value)}`, 'invalid_date');
  }
}

function validatePayloadKeys(filters: Filters, variantKeys: ReadonlySet<string>): void {
  const keys = Object.keys(filters.payloads ?? {});
  if (filters.multivariate) {
    if (keys.every((key) => variantKeys.has(key))) return;
    refuse('Payload keys must match a variant key for multivariate flags');
  }
  if (keys.some((key) => key !== 'true')) refuse("Payload keys must be 'true' for boolean flags");
}

function refuse(detail: string, code?: string): never {
  throw validationError(detail, 'filters', code);
}
