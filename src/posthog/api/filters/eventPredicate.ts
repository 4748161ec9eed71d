import { matchProperty } from '../../../flags/matching/matchProperty.ts';
import { createItemBudget, type SearchBudget } from '../../../flags/searchBudget.ts';
import { groupName } from '../../store/groupName.ts';
import type { CapturedEvent } from '../../store/createEventTable.ts';
import { elementsChain } from '../elements/elementsChain.ts';
import { parseElements } from '../elements/parseElements.ts';
import { validationError } from '../refusals.ts';
import {
  type FilterContext,
  matchPerson,
  type PersonFilterType,
  testedPerson,
  type TestedPerson,
} from './matchPerson.ts';
import { type FilterTypes, type ListFilter, parseFilters, passesGroup } from './parseFilters.ts';

type EventFilterType =
  'event' | 'feature' | 'event_metadata' | 'element' | 'group' | PersonFilterType;

const EVENT_FILTERS: FilterTypes<EventFilterType> = {
  list: 'events',
  types: ['event', 'feature', 'event_metadata', 'element', 'group', 'person', 'cohort'],
};

/**
 * The test that the `properties` of a list of events asks for: of the event itself, of the elements
 * that were clicked, of the groups that it names, or of the person that it belongs to now.
 *
 * @param text null for none, which asks for no test
 * @throws RequestError 400 when it cannot be read. The test throws a FlagFailure when its patterns
 *   take too long for one event.
 */
export function eventPredicate(
  text: string | null,
  context: FilterContext,
): ((event: CapturedEvent) => boolean) | undefined {
  if (text === null) return undefined;
  const group = parseFilters(text, EVENT_FILTERS);
  return (event) => {
    const item = testedEvent(event, context);
    return passesGroup(group, (filter) => matchEvent(filter, item, context));
  };
}

type Properties = Record<string, unknown>;

/** An event as filters see it. What has to be looked for is found once, however many filters ask. */
interface TestedEvent {
  event: CapturedEvent;
  budget: SearchBudget;
  person: () => TestedPerson;
  elements: () => readonly Properties[];
  /** Properties of the group of a type that the event names; none when it names none. */
  group: (typeIndex: number) => Properties;
}

function testedEvent(event: CapturedEvent, context: FilterContext): TestedEvent {
  const { store, projectId } = context;
  const budget = createItemBudget();
  const groups = new Map<number, Properties>();
  let person: TestedPerson | undefined;
  let elements: Properties[] | undefined;
  return {
    event,
    budget,
    person: () =>
      (person ??= testedPerson(
        store.persons.byDistinctId(projectId, event.distinctId),
        context,
        budget,
      )),
    elements: () => (elements ??= elementsOf(event)),
    group: (typeIndex) => {
      const found = groups.get(typeIndex) ?? groupOf(typeIndex, event, context);
      groups.set(typeIndex, found);
      return found;
    },
  };
}

function matchEvent(
  filter: ListFilter<EventFilterType>,
  item: TestedEvent,
  context: FilterContext,
): boolean {
  const { event, budget } = item;
  const test = (properties: Properties) =>
    matchProperty({ ...filter, type: 'person' }, properties, context.now, budget);
  switch (filter.type) {
    case 'event':
    case 'feature':
      return test(event.properties);
    case 'event_metadata':
      return test(metadataOf(event));
    case 'element':
      return matchElements(filter, item, test);
    case 'group':
      return test(item.group(filter.group_type_index ?? 0));
    case 'person':
    case 'cohort':
      return matchPerson({ ...filter, type: filter.type }, item.person(), context);
  }
}

function metadataOf({ uuid, event, distinctId, timestamp }: CapturedEvent) {
  return { uuid, event, distinct_id: distinctId, timestamp: new Date(timestamp).toISOString() };
}

function groupOf(
  typeIndex: number,
  { properties }: CapturedEvent,
  { store, projectId }: FilterContext,
): Properties {
  const key = groupName(properties[`$group_${typeIndex}`]);
  if (key === undefined) return {};
  const group = store.groups.find(projectId, typeIndex, key);
  return { $group_key: key, ...group?.properties };
}

const ELEMENT_KEYS = ['text', 'tag_name', 'href'];

function elementsOf({ properties }: CapturedEvent): Properties[] {
  return parseElements(elementsChain(properties)).map((element) =>
    Object.fromEntries(Object.entries(element).filter(([, value]) => value !== null)),
  );
}

/** One of the elements must pass; for a test that says “not …”, all of them. */
function matchElements(
  { key, operator }: ListFilter<EventFilterType>,
  { elements }: TestedEvent,
  passes: (element: Properties) => boolean,
): boolean {
  if (!ELEMENT_KEYS.includes(key)) {
    throw validationError(
      `The embedded PostHog tests the ${ELEMENT_KEYS.join(', ')} of elements, not their ${key}.`,
      'properties',
    );
  }
  const isNegative = /^(is_not|not_)/.test(operator ?? '');
  return isNegative ? elements().every(passes) : elements().some(passes);
}
