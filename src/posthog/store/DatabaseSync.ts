import type * as Sqlite from 'node:sqlite';

/** Stands for that of `node:sqlite` in the installed package, which any Node may load: one without it is told so. */
export const DatabaseSync = readSqlite().DatabaseSync;

/** By a call: a Node that does not know the module would refuse an import before anything runs. */
function readSqlite(): typeof Sqlite {
  // Node before 20.16 has no such call, and before 22.16 a database does not tell its transactions.
  const { getBuiltinModule } = process as Partial<Pick<typeof process, 'getBuiltinModule'>>;
  const sqlite = getBuiltinModule?.('node:sqlite');
  if (sqlite && 'isTransaction' in new sqlite.DatabaseSync(':memory:', { open: false }))
    return sqlite;
  throw new Error(
    `The embedded PostHog keeps its data in Node’s own SQLite. This Node, ${process.version}, has none that will do: use Node 22.16 or later.`,
  );
}
