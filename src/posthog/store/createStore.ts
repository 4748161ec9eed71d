import { type ChangeTable, createChangeTable } from './createChangeTable.ts';
import { type CohortTable, createCohortTable } from './createCohortTable.ts';
import { createEventQuery, type EventQuery } from './createEventQuery.ts';
import { createEventTable, type EventTable } from './createEventTable.ts';
import { createGroupTable, type GroupTable } from './createGroupTable.ts';
import { createHashKeyTable, type HashKeyTable } from './createHashKeyTable.ts';
import { createLagTable, type LagTable } from './createLagTable.ts';
import { createMembershipTable, type MembershipTable } from './createMembershipTable.ts';
import { createPersonTable, type PersonTable } from './createPersonTable.ts';
import { createQueueTable, type QueueTable } from './createQueueTable.ts';
import { createEarlyAccessTable, type EarlyAccessTable } from './earlyAccessTable.ts';
import { createFlagTable, type FlagTable } from './flagTable.ts';
import { type OpenedDatabase, openDatabase } from './file/openDatabase.ts';
import { removeAside, setAside } from './setAside.ts';

/** Everything the embedded PostHog keeps. Its calls are synchronous; each is on disk when it returns. */
export interface Store {
  events: EventTable;
  /** Selects, groups and counts some events at a time. */
  queryEvents: EventQuery;
  persons: PersonTable;
  hashKeys: HashKeyTable;
  groups: GroupTable;
  flags: FlagTable;
  cohorts: CohortTable;
  memberships: MembershipTable;
  earlyAccess: EarlyAccessTable;
  changes: ChangeTable;
  queue: QueueTable;
  lags: LagTable;
  /** Runs `work` as one transaction: all of it is kept or, when it throws, nothing. */
  transaction: <Result>(work: () => Result) => Result;
  /** Runs a part of a transaction, which can go on without it when it throws. */
  savepoint: (work: () => void) => void;
  /**
   * Empties a project, in no time when it is the only one: what it held is put aside, for `sweep` to
   * remove.
   */
  clear: (projectId: number) => void;
  /** Removes a part of what was put aside; false when there is nothing left. */
  sweep: () => boolean;
  /** Why it takes nothing at present, in a sentence with what to do; undefined while all is well. */
  problem: OpenedDatabase['problem'];
  /** That sentence for an error that one of its calls threw; undefined when it has none. */
  explain: OpenedDatabase['explain'];
  close: () => void;
}

/**
 * Opens the store kept in the SQLite file at `path`; `:memory:` keeps it in memory.
 * @throws when the file cannot be opened, with the reason and what to do.
 */
export function createStore(path: string | OpenedDatabase): Store {
  const opened = typeof path === 'string' ? openDatabase(path) : path;
  const { database } = opened;
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const save = database.prepare('SAVEPOINT part');
  const release = database.prepare('RELEASE part');
  const rollbackPart = database.prepare('ROLLBACK TO part');

  const tables = {
    events: createEventTable(database),
    persons: createPersonTable(database),
    groups: createGroupTable(database),
    flags: createFlagTable(database),
    cohorts: createCohortTable(database),
    earlyAccess: createEarlyAccessTable(database),
    changes: createChangeTable(database),
    queue: createQueueTable(database),
    lags: createLagTable(database),
  };

  function transaction<Result>(work: () => Result): Result {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (database.isTransaction) rollback.run();
      throw error;
    }
  }

  function savepoint(work: () => void): void {
    save.run();
    try {
      work();
    } catch (error) {
      // SQLite ends the whole transaction by itself when, for one, the disk is full.
      if (database.isTransaction) rollbackPart.run();
      throw error;
    } finally {
      if (database.isTransaction) release.run();
    }
  }

  return {
    ...tables,
    queryEvents: createEventQuery(database),
    hashKeys: createHashKeyTable(database),
    memberships: createMembershipTable(database),
    transaction,
    savepoint,
    clear: (projectId) =>
      transaction(() => {
        setAside(database, projectId);
        for (const table of Object.values(tables)) table.clear(projectId);
      }),
    sweep: () => database.isOpen && removeAside(database),
    problem: opened.problem,
    explain: opened.explain,
    close: () => {
      if (database.isOpen) opened.close();
    },
  };
}
