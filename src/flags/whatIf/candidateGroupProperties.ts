import type { Explanation } from '../explain/explanation.ts';
import type { Subject } from '../subject.ts';
import type { Change } from './applyChange.ts';
import { candidateValues } from './candidateValues.ts';

/**
 * Values of the properties of a subject's groups that may change what a flag decides: what its
 * condition sets ask for, in their order. Of a group that the subject does not act for, nothing can
 * be changed, and a group's key is no property of its own.
 *
 * @returns changes of one property each; the first of a list that works will do
 */
export function candidateGroupProperties({ sets }: Explanation, subject: Subject): Change[][] {
  const now = subject.now ?? Date.now();
  const byProperty = new Map<string, Change[]>();
  for (const { filter, group } of sets.flatMap(({ properties }) => properties)) {
    if (group?.key === undefined || filter.key === '$group_key') continue;
    const { index } = group;
    const { key } = filter;
    const has = Object.hasOwn(subject.groups?.[index]?.properties ?? {}, key);
    const changes = candidateValues(filter, now, subject.budget)
      .filter((value) => value !== undefined || has)
      .map((value): Change => ({ kind: 'group-property', group: index, key, value }));
    const place = `${index} ${key}`;
    byProperty.set(place, [...(byProperty.get(place) ?? []), ...changes]);
  }
  return [...byProperty.values()];
}
