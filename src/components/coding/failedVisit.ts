import type { ToldVisit } from './visitAll.ts';

/** The visit on which a check failed: the first whose code threw, or that of whom the check speaks. */
export function failedVisit<Visit extends Pick<ToldVisit, 'user' | 'problems'>>(
  visits: readonly Visit[],
  fault: string,
): Visit | undefined {
  const theirs = visits.filter(({ user }) => fault.includes(user));
  return (
    visits.find(({ problems }) => problems.length > 0) ??
    theirs.at(fault.includes('at the first visit') ? 0 : -1)
  );
}
