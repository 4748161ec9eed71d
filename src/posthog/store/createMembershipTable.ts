import type { DatabaseSync } from 'node:sqlite';

/** Who stands on the lists of static cohorts. Persons are named by their row ids. */
export interface MembershipTable {
  /** Puts a person on a cohort's list; once is enough. */
  add: (cohortId: number, personId: number) => void;
  /** Takes a person off a cohort's list. False when it was not on it. */
  remove: (cohortId: number, personId: number) => boolean;
  count: (cohortId: number) => number;
  /** Ids of the cohorts on whose lists a person stands. */
  cohortsOf: (personId: number) => ReadonlySet<number>;
}

/** The lists of the static cohorts of all projects. */
export function createMembershipTable(database: DatabaseSync): MembershipTable {
  const add = database.prepare(
    'INSERT OR IGNORE INTO cohort_persons (cohort_id, person_id) VALUES (?, ?)',
  );
  const remove = database.prepare(
    'DELETE FROM cohort_persons WHERE cohort_id = ? AND person_id = ?',
  );
  const count = database.prepare(
    'SELECT count(*) AS count FROM cohort_persons WHERE cohort_id = ?',
  );
  const cohortsOf = database.prepare('SELECT cohort_id FROM cohort_persons WHERE person_id = ?');

  return {
    add: (cohortId, personId) => void add.run(cohortId, personId),
    remove: (cohortId, personId) => remove.run(cohortId, personId).changes === 1,
    count: (cohortId) => count.get(cohortId)?.['count'] as number,
    cohortsOf: (personId) =>
      new Set(cohortsOf.all(personId).map((row) => row['cohort_id'] as number)),
  };
}
