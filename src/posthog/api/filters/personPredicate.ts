import type { StoredPerson } from '../../store/createPersonTable.ts';
import {
  type FilterContext,
  matchPerson,
  type PersonFilterType,
  testedPerson,
} from './matchPerson.ts';
import { type FilterTypes, parseFilters, passesGroup } from './parseFilters.ts';

const PERSON_FILTERS: FilterTypes<PersonFilterType> = {
  list: 'persons',
  types: ['person', 'cohort'],
};

/**
 * The test that the `properties` of a list of persons asks for.
 *
 * @param text null for none, which asks for no test
 * @throws RequestError 400 when it cannot be read. The test throws a FlagFailure when its patterns
 *   take too long for one person.
 */
export function personPredicate(
  text: string | null,
  context: FilterContext,
): ((person: StoredPerson) => boolean) | undefined {
  if (text === null) return undefined;
  const group = parseFilters(text, PERSON_FILTERS);
  return (person) => {
    const tested = testedPerson(person, context);
    return passesGroup(group, (filter) => matchPerson(filter, tested, context));
  };
}
