import { createItemBudget } from '../../../flags/searchBudget.ts';
import { matchProperty } from '../../../flags/matching/matchProperty.ts';
import { isRecord } from '../../../json/record.ts';
import type { Work } from '../../work/startWork.ts';
import { integerField } from '../fields.ts';
import {
  type FilterContext,
  matchPerson,
  type PersonFilterType,
  testedPerson,
} from '../filters/matchPerson.ts';
import { type FilterTypes, passesGroup, readFilters } from '../filters/parseFilters.ts';
import { groupList } from '../groupList.ts';
import { eachOf, type List } from '../page.ts';
import { personList } from '../personList.ts';
import { validationError } from '../refusals.ts';

const PERSONS: FilterTypes<PersonFilterType> = { list: 'users', types: ['person', 'cohort'] };
const GROUPS: FilterTypes<'group'> = { list: 'groups', types: ['group'] };

interface Radius {
  /** How many the condition set reaches, whatever its rollout percentage. */
  affected: number;
  total: number;
}

/**
 * How many persons, or groups of a kind, a condition set is about, of how many in all.
 * @throws RequestError 400 without a condition set, or with filters that cannot be told
 * @throws FlagFailure when its patterns take too long for one of them
 */
export function blastRadius(body: unknown, context: FilterContext, work: Work): Promise<Radius> {
  if (!isRecord(body) || !('condition' in body)) {
    throw validationError('Missing condition for which to get blast radius', null);
  }
  const { condition, group_type_index: index = null } = body;
  const properties = (isRecord(condition) ? condition['properties'] : undefined) ?? [];
  if (index === null) return personRadius(properties, context, work);
  const typeIndex = integerField.safeParse(index).data;
  if (typeIndex !== undefined) return groupRadius(properties, typeIndex, context, work);
  throw validationError('A valid integer is required.', 'group_type_index');
}

function personRadius(properties: unknown, context: FilterContext, work: Work): Promise<Radius> {
  const group = readFilters(properties, PERSONS);
  const isMeant = (tested: ReturnType<typeof testedPerson>) =>
    passesGroup(group, (filter) => matchPerson(filter, tested, context));
  const all = personList(context.store, context.projectId);
  return count(all, (person) => isMeant(testedPerson(person, context)), work);
}

function groupRadius(
  properties: unknown,
  typeIndex: number,
  { store, projectId, now }: FilterContext,
  work: Work,
): Promise<Radius> {
  const group = readFilters(properties, GROUPS);
  return count(
    groupList(store, projectId, typeIndex),
    ({ key, properties: own }) => {
      const budget = createItemBudget();
      const tested = { $group_key: key, ...own };
      return passesGroup(group, (filter) => matchProperty(filter, tested, now, budget));
    },
    work,
  );
}

async function count<Place, Item>(
  list: List<Place, Item>,
  isMeant: (item: Item) => boolean,
  work: Work,
): Promise<Radius> {
  const radius = { affected: 0, total: 0 };
  for await (const item of eachOf(list, work)) {
    radius.total++;
    if (isMeant(item)) radius.affected++;
  }
  return radius;
}
