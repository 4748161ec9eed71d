/**
 * What of a query is counted over several events.
 */

import type { EventCondition, EventSelect, EventValue } from '../../store/eventSelect.ts';

/** True for a query each of whose rows tells of several events. */
export function isGrouped({ columns, groupBy, having, orderBy }: EventSelect): boolean {
  const shown = [...columns, ...orderBy.map(({ value }) => value)];
  return groupBy.length > 0 || having !== undefined || shown.some(isCount);
}

/** All that is counted, each once. */
export function aggregatesOf(
  shown: readonly EventValue[],
  having: EventCondition | undefined,
): EventValue[] {
  const counted = [...shown, ...valuesOf(having)].filter(isCount);
  return [...new Map(counted.map((value) => [JSON.stringify(value), value])).values()];
}

/** The values that a condition compares. */
export function valuesOf(condition: EventCondition | undefined): EventValue[] {
  if (!condition) return [];
  switch (condition.is) {
    case 'in':
      return [condition.value, ...condition.among];
    case 'and':
    case 'or':
      return condition.all.flatMap(valuesOf);
    case 'not':
      return valuesOf(condition.condition);
    default:
      return [condition.left, condition.right];
  }
}

/** True for what is counted over several events. */
export function isCount({ of }: EventValue): boolean {
  return of === 'count' || of === 'min' || of === 'max';
}
