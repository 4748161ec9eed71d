/**
 * What a change of a cohort must not break: flags and cohorts that ask for it, and itself.
 */

import type { Cohorts } from '../../../flags/cohorts/cohort.ts';
import { cohortIds } from '../../../flags/cohorts/cohortIds.ts';
import type { StoredCohort } from '../../store/createCohortTable.ts';
import type { CurrentFlag } from '../../store/storedFlag.ts';
import { nameSome, validationError } from '../refusals.ts';
import { nestedCohortIds } from './cohortInput.ts';

/**
 * Refuses to delete a cohort that active flags or other cohorts ask for.
 * @throws RequestError 400 with PostHog's words
 */
export function checkCohortUse(
  { id }: StoredCohort,
  flags: readonly CurrentFlag[],
  cohorts: Cohorts,
): void {
  const above = buildingOn(id, cohorts);
  const using = flags.filter(
    (flag) => flag.active && cohortIdsOf(flag).some((asked) => above.has(asked)),
  );
  if (using.length > 0) {
    const names = using.map(({ name, key }) => name || key).join(', ');
    refuse(
      `This cohort is used in ${using.length} active feature flag(s): ${names}. ` +
        'Please remove the cohort from these feature flags before deleting it.',
    );
  }
  const dependents = [...cohorts.values()].filter(
    (cohort) => !cohort.is_static && nestedCohortIds(cohort.filters ?? undefined).includes(id),
  );
  if (dependents.length > 0) {
    const names = nameSome(dependents.map(({ name }) => name || 'Unnamed'));
    refuse(
      `This cohort is used as criteria in ${dependents.length} other cohort(s): ${names}. ` +
        'Please remove this cohort from those cohort definitions before deleting it.',
    );
  }
}

/**
 * Refuses criteria that ask for a cohort which is not there, or for the cohort itself by way of others.
 * @param id undefined for a cohort that is about to be created
 * @throws RequestError 400
 */
export function checkNestedCohorts(
  ids: readonly number[],
  id: number | undefined,
  cohorts: Cohorts,
): void {
  const missing = ids.find((nested) => !cohorts.has(nested));
  if (missing !== undefined) {
    throw validationError(
      `Cohort with id ${missing} does not exist`,
      'filters',
      'cohort_does_not_exist',
    );
  }
  if (id === undefined) return;
  const above = buildingOn(id, cohorts);
  if (ids.some((nested) => above.has(nested))) {
    refuse('Cohorts cannot reference other cohorts in a loop.');
  }
}

/** The ids of a cohort and of all that build on it, over however many others. */
function buildingOn(id: number, cohorts: Cohorts): ReadonlySet<number> {
  const builders = new Map<number, number[]>();
  for (const [builder, cohort] of cohorts) {
    if (cohort.is_static) continue;
    for (const nested of nestedCohortIds(cohort.filters ?? undefined)) {
      const known = builders.get(nested);
      if (known) known.push(builder);
      else builders.set(nested, [builder]);
    }
  }
  const above = new Set([id]);
  // A set that grows while it is walked is walked to its end.
  for (const each of above) {
    for (const builder of builders.get(each) ?? []) above.add(builder);
  }
  return above;
}

function cohortIdsOf({ filters }: CurrentFlag): number[] {
  return filters.groups.flatMap(({ properties }) => cohortIds(properties ?? []));
}

function refuse(detail: string): never {
  throw validationError(detail, null);
}
