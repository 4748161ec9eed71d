/**
 * A person of a list, or of an event in one, and the filters on them.
 */
import { looseCohortId } from '../../../flags/cohorts/cohortIds.ts';
import { isInCohort } from '../../../flags/cohorts/membership.ts';
import { FlagFailure, unlessFailed } from '../../../flags/decision.ts';
import { matchProperty } from '../../../flags/matching/matchProperty.ts';
import { createItemBudget, isSpent, type SearchBudget } from '../../../flags/searchBudget.ts';
import type { Subject } from '../../../flags/subject.ts';
import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';
import { pythonText } from '../pythonText.ts';
import { validationError } from '../refusals.ts';
import type { ListFilter } from './parseFilters.ts';

/** What filters are tested with. */
export interface FilterContext {
  store: Store;
  projectId: number;
  /** Milliseconds since 1970, where relative dates begin. */
  now: number;
}

/** Kinds of filters that are about a person. */
export type PersonFilterType = 'person' | 'cohort';

/** A person as filters see them: all filters of an item share what they decide and may cost. */
export interface TestedPerson {
  /** False for somebody whom the project does not know, and who has no properties. */
  isKnown: boolean;
  subject: Subject & { budget: SearchBudget };
}

/** @param budget what the patterns of one item of a list may cost */
export function testedPerson(
  person: StoredPerson | undefined,
  { store, now }: FilterContext,
  budget = createItemBudget(),
): TestedPerson {
  return {
    isKnown: person !== undefined,
    subject: {
      distinctId: '',
      properties: person?.properties ?? {},
      get staticCohortIds() {
        return person ? store.memberships.cohortsOf(person.id) : NONE;
      },
      now,
      budget,
    },
  };
}

/**
 * Whether a person passes a filter on their properties or on a cohort.
 * @throws FlagFailure when the patterns cost too much
 */
export function matchPerson(
  filter: ListFilter<PersonFilterType>,
  { isKnown, subject }: TestedPerson,
  { store, projectId }: FilterContext,
): boolean {
  const { properties, now, budget } = subject;
  if (filter.type === 'person') {
    return negate(filter, matchProperty(filter, properties, now, budget));
  }
  const cohorts = store.cohorts.current(projectId);
  const id = looseCohortId(filter.value);
  if (!cohorts.has(id)) {
    throw validationError(
      `Cohort with id ${pythonText(filter.value)} does not exist`,
      'properties',
      'cohort_does_not_exist',
    );
  }
  // A cohort that cannot be told has nobody, as in its own list.
  const isMember = isKnown && unlessFailed(() => isInCohort(id, cohorts, subject));
  if (isSpent(subject.budget))
    throw new FlagFailure('timeout_error', `Cohort ${id} takes too long.`);
  return negate(filter, filter.operator === 'not_in' ? !isMember : isMember === true);
}

function negate({ negation }: ListFilter<string>, passed: boolean): boolean {
  return passed !== (negation ?? false);
}

const NONE: ReadonlySet<number> = new Set();
