/**
 * What values the properties of things have: of the newest of them, looked over in turns.
 */

import { ownValue } from '../../json/ownValue.ts';
import type { Work } from '../work/startWork.ts';
import { eachOf, type List } from './page.ts';

/** A value that a property has, and how often. */
interface PropertyValue {
  name: unknown;
  count: number;
}

interface Thing {
  properties: Readonly<Record<string, unknown>>;
}

const NEWEST = 10_000;
const MOST_VALUES = 50;
const MOST_NAMES = 1000;
/** Characters of a value or name that somebody may want to choose from a list. */
const LONGEST = 1000;

/** Values of a property, the most frequent first. @param part a part of the value, whatever the case */
export async function propertyValues<Place, Item extends Thing>(
  list: List<Place, Item>,
  { key, part }: { key: string; part: string },
  work: Work,
): Promise<PropertyValue[]> {
  const found = new Map<string, PropertyValue & { text: string }>();
  const wanted = part.toLowerCase();
  for await (const { properties } of newest(list, work)) {
    const value = ownValue(properties, key);
    if (value === undefined || value === null) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text.length > LONGEST || !text.toLowerCase().includes(wanted)) continue;
    const known = found.get(typeof value + text);
    if (known) known.count++;
    else found.set(typeof value + text, { name: nameOf(value, text), count: 1, text });
  }
  return Array.from(found.values())
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(({ name, count }) => ({ name, count }));
}

/** PostHog's database has texts and numbers: all else stands as JSON. */
function nameOf(value: unknown, text: string): unknown {
  return typeof value === 'number' ? value : text;
}

/** Names of the properties that things have, the most frequent first. */
export async function propertyNames<Place, Item extends Thing>(
  list: List<Place, Item>,
  work: Work,
): Promise<{ name: string; count: number }[]> {
  const counts = new Map<string, number>();
  for await (const { properties } of newest(list, work)) {
    for (const name of Object.keys(properties)) {
      const count = counts.get(name) ?? 0;
      if (count > 0 || (counts.size < MOST_NAMES && name.length <= LONGEST)) {
        counts.set(name, count + 1);
      }
    }
  }
  return Array.from(counts, ([name, count]) => ({ name, count })).sort(
    (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1),
  );
}

/** Names that an app gave its events, in the order of the alphabet. */
export async function eventNames<Place>(
  list: List<Place, { event: string }>,
  work: Work,
): Promise<string[]> {
  const names = new Set<string>();
  for await (const { event } of newest(list, work)) {
    if (!event.startsWith('$') && names.size < MOST_NAMES) names.add(event);
  }
  return [...names].sort();
}

async function* newest<Place, Item>(list: List<Place, Item>, work: Work): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of eachOf(list, work)) {
    yield item;
    if (++count === NEWEST) return;
  }
}
