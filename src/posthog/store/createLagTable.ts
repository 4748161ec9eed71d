import type { DatabaseSync } from 'node:sqlite';
import type { Lag } from './lag.ts';

export interface LagTable {
  /** A project's lag: none until one is saved. */
  of: (projectId: number) => Lag;
  save: (projectId: number, lag: Lag) => void;
  clear: (projectId: number) => void;
}

const NO_LAG: Lag = { delayMs: 0, paused: false };

/** The lags of all projects. */
export function createLagTable(database: DatabaseSync): LagTable {
  const find = database.prepare('SELECT delay_ms, paused FROM ingestion_lags WHERE project_id = ?');
  const save = database.prepare(
    'INSERT OR REPLACE INTO ingestion_lags (project_id, delay_ms, paused) VALUES (?, ?, ?)',
  );
  const clear = database.prepare('DELETE FROM ingestion_lags WHERE project_id = ?');

  return {
    of: (projectId) => {
      const row = find.get(projectId);
      return row ? { delayMs: row['delay_ms'] as number, paused: row['paused'] === 1 } : NO_LAG;
    },
    save: (projectId, { delayMs, paused }) => void save.run(projectId, delayMs, Number(paused)),
    clear: (projectId) => void clear.run(projectId),
  };
}
