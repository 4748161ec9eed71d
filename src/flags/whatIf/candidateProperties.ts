import type { CohortGroup, Cohorts } from '../cohorts/cohort.ts';
import { enrollmentProperty, superFilters } from '../earlyAccess.ts';
import type { FeatureFlag, PropertyFilter } from '../flag.ts';
import { initialName } from '../personProperties.ts';
import type { Subject } from '../subject.ts';
import type { Change } from './applyChange.ts';
import { candidateValues } from './candidateValues.ts';

/** Ids, which PostHog gives. */
const IDS = ['distinct_id', '$device_id'];
/** Cohorts may ask for hundreds of values of one property. */
const MOST_VALUES = 20;

/**
 * Values of the person's properties that may change what a flag decides: the choice about early
 * access first, then what the condition sets and their cohorts ask for, in their order.
 *
 * @param wanted whether the flag is to be on
 * @returns changes of one property each; the first of a list that works will do
 */
export function candidateProperties(
  flag: FeatureFlag,
  subject: Subject,
  wanted: boolean,
): Change[][] {
  const now = subject.now ?? Date.now();
  const byKey = new Map<string, unknown[]>();
  if (flag.filters.feature_enrollment) {
    byKey.set(enrollmentProperty(flag.key), [wanted, undefined]);
  }
  for (const filter of personFilters(flag, subject.cohorts)) {
    const values = byKey.get(filter.key) ?? [];
    if (values.length < MOST_VALUES) values.push(...candidateValues(filter, now, subject.budget));
    byKey.set(filter.key, values);
  }
  return Array.from(byKey, ([key, values]) =>
    values
      .flatMap((value) => withName(value, subject.distinctId))
      .filter((value) => mayBe(key, value, subject.properties))
      .map((value) => ({ kind: 'property', key, value })),
  );
}

/** Of an email address, filters mostly ask for the end: an example needs a name in front. */
function withName(value: unknown, distinctId: string): unknown[] {
  const isEnd = typeof value === 'string' && /^@./.test(value) && !distinctId.includes('@');
  return isEnd ? [distinctId + value, value] : [value];
}

function personFilters(flag: FeatureFlag, cohorts: Cohorts | undefined): PropertyFilter[] {
  const found: PropertyFilter[] = [];
  const seen = new Set<unknown>();
  const filters = flag.filters.groups.flatMap(({ properties }) => properties ?? []);
  // What is next stands last: a chain of thousands of cohorts would exhaust the stack.
  const open: (CohortGroup | PropertyFilter)[] = [...superFilters(flag), ...filters].toReversed();
  for (let value = open.pop(); value; value = open.pop()) {
    if ('values' in value) putNext((value as CohortGroup).values);
    else if (value.type === 'person') found.push(value);
    else if (value.type === 'cohort' && !seen.has(value.value)) {
      seen.add(value.value);
      putNext(cohorts?.get(value.value as number)?.filters?.properties?.values ?? []);
    }
  }
  return found;

  function putNext(values: CohortGroup['values']): void {
    for (const value of values.toReversed()) open.push(value);
  }
}

function mayBe(key: string, value: unknown, properties: Subject['properties']): boolean {
  if (IDS.includes(key)) return false;
  if (value !== undefined) return true;
  return Object.hasOwn(properties, key) && !hasStandIn(key, properties);
}

/** Whether `personProperties` would put another property's value in the place of a missing one. */
function hasStandIn(key: string, properties: Subject['properties']): boolean {
  if (key === '$os') return Object.hasOwn(properties, '$os_name');
  if (key === '$os_name') return Object.hasOwn(properties, '$os');
  return Object.keys(properties).some((name) => initialName(name) === key);
}
