import type { ToldVisit } from './visitAll.ts';

/**
 * The visit on which a check failed: the first whose code threw, or that with which the check finds fault.
 *
 * @param faulty its index, from 0; unset where none is wrong alone
 */
export function failedVisit<Visit extends Pick<ToldVisit, 'problems'>>(
  visits: readonly Visit[],
  faulty = -1,
): Visit | undefined {
  return visits.find(({ problems }) => problems.length > 0) ?? visits[faulty];
}
