import type { PropertyFilter } from './flag.ts';

/** Whether a filter on a cohort (`in`, the default, or `not_in`) passes for a member or a stranger. */
export function matchMembership(filter: PropertyFilter, member: boolean): boolean {
  const operator = filter.operator ?? 'in';
  if (operator === 'in') return member;
  return operator === 'not_in' && !member;
}
