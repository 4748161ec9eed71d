import { groupTypeOf } from '../../../flags/bucketingId.ts';
import type { ConditionSet, Filters } from '../../../flags/flag.ts';
import { validationError } from '../refusals.ts';
import { checkDependencies } from './checkDependencies.ts';
import type { FlagContext } from './flagContext.ts';
import { validateProperty } from './validateProperty.ts';

/**
 * Refuses filters that could not work, with the codes and words of PostHog's `validate_filters`
 * (`products/feature_flags/backend/api/feature_flag.py`) and in its order.
 *
 * @param key the flag's key
 * @throws RequestError 400
 */
export function validateFilters(filters: Filters, key: string, context: FlagContext): void {
  const isAboutGroups = filters.groups.some((set) => groupTypeIn(filters, set) !== null);
  if (isAboutGroups && context.hasEarlyAccess) {
    refuse(
      'Cannot use group aggregation in any condition set when the flag is linked to an Early Access Feature.',
    );
  }
  for (const set of filters.groups) validateSubjects(set, groupTypeIn(filters, set));
  checkDependencies(filters, key, context.flags);

  const variantKeys = validateVariants(filters);
  for (const [index, set] of filters.groups.entries()) {
    if (set.variant && !variantKeys.has(set.variant)) {
      refuse('Filters are not valid (variant override does not exist)');
    }
    for (const [place, filter] of (set.properties ?? []).entries()) {
      validateProperty(filter, `groups[${index}].properties[${place}]`, context);
    }
  }
  validatePayloadKeys(filters, variantKeys);
}

function groupTypeIn(filters: Filters, set: ConditionSet): number | null {
  return groupTypeOf({ filters }, set);
}

/** A set about groups asks for properties of that kind of group, one about persons never does. */
function validateSubjects({ properties }: ConditionSet, groupType: number | null): void {
  for (const { type, operator, group_type_index } of properties ?? []) {
    if (groupType !== null) {
      if (type !== 'group') {
        refuse('Filters are not valid (group-aggregated conditions can only use group properties)');
      }
      if (group_type_index !== groupType) {
        refuse(
          "Filters are not valid (group properties must match the condition set's group type)",
        );
      }
    } else if (type === 'group') {
      refuse(
        'Filters are not valid (person-aggregated conditions can only use person, cohort, and flag properties)',
      );
    } else if (type === 'flag' && operator !== 'flag_evaluates_to') {
      refuse("Flag properties must use the 'flag_evaluates_to' operator");
    }
  }
}

/** Shares such as 33.4, 33.3 and 33.3 add up to 100 but for the last bit of a number. */
const SUM_TOLERANCE = 1e-9;

function validateVariants(filters: Filters): ReadonlySet<string> {
  const variants = filters.multivariate?.variants ?? [];
  const total = variants.reduce((sum, variant) => sum + variant.rollout_percentage, 0);
  if (variants.length > 0 && Math.abs(total - 100) > SUM_TOLERANCE) {
    refuse('Invalid variant definitions: Variant rollout percentages must sum to 100.');
  }
  return new Set(variants.map(({ key }) => key));
}

function validatePayloadKeys(filters: Filters, variantKeys: ReadonlySet<string>): void {
  const keys = Object.keys(filters.payloads ?? {});
  if (filters.multivariate) {
    if (keys.every((key) => variantKeys.has(key))) return;
    refuse('Payload keys must match a variant key for multivariate flags');
  }
  if (keys.some((key) => key !== 'true')) refuse("Payload keys must be 'true' for boolean flags");
}

function refuse(detail: string): never {
  throw validationError(detail, 'filters');
}
