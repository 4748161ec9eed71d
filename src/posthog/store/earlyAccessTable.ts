/**
 * Features in early access, and the stages that they go through.
 */

import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';

export const STAGES = [
  'draft',
  'concept',
  'alpha',
  'beta',
  'general-availability',
  'archived',
] as const;

/** How far a feature has come. */
export type Stage = (typeof STAGES)[number];

/** What a feature that people can opt in to says. */
export interface EarlyAccessContent {
  /** Row id of the feature flag that the feature is behind. */
  flagId: number;
  name: string;
  description: string;
  stage: Stage;
  documentationUrl: string;
  payload: Record<string, unknown>;
}

/** A saved early access feature. `createdAt` is milliseconds since 1970. */
export interface StoredEarlyAccess extends EarlyAccessContent {
  uuid: string;
  createdAt: number;
}

export interface EarlyAccessTable {
  byUuid: (projectId: number, uuid: string) => StoredEarlyAccess | undefined;
  byFlag: (projectId: number, flagId: number) => StoredEarlyAccess | undefined;
  /** All features of a project, the newest first. */
  list: (projectId: number) => StoredEarlyAccess[];
  /** Keeps a feature, or what it says now. */
  save: (projectId: number, feature: StoredEarlyAccess) => void;
  remove: (projectId: number, uuid: string) => void;
  clear: (projectId: number) => void;
}

/** The early access features of all projects. */
export function createEarlyAccessTable(database: DatabaseSync): EarlyAccessTable {
  const from = 'SELECT * FROM early_access_features WHERE project_id = ?';
  const byUuid = database.prepare(`${from} AND uuid = ?`);
  const byFlag = database.prepare(`${from} AND flag_id = ?`);
  const list = database.prepare(`${from} ORDER BY sequence DESC`);
  const save = database.prepare(`
    INSERT INTO early_access_features
      (project_id, uuid, flag_id, name, description, stage, documentation_url, payload, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (uuid) DO UPDATE SET
      name = excluded.name, description = excluded.description, stage = excluded.stage,
      documentation_url = excluded.documentation_url, payload = excluded.payload`);
  const remove = database.prepare(
    'DELETE FROM early_access_features WHERE project_id = ? AND uuid = ?',
  );
  const clear = database.prepare('DELETE FROM early_access_features WHERE project_id = ?');

  return {
    byUuid: (projectId, uuid) => toFeature(byUuid.get(projectId, uuid)),
    byFlag: (projectId, flagId) => toFeature(byFlag.get(projectId, flagId)),
    list: (projectId) => list.all(projectId).map(readFeature),
    save: (projectId, feature) => {
      const { uuid, flagId, name, description, stage, documentationUrl, createdAt } = feature;
      const payload = JSON.stringify(feature.payload);
      const texts = [name, description, stage, documentationUrl, payload] as const;
      save.run(projectId, uuid, flagId, ...texts, createdAt);
    },
    remove: (projectId, uuid) => void remove.run(projectId, uuid),
    clear: (projectId) => void clear.run(projectId),
  };
}

function toFeature(row: Record<string, unknown> | undefined): StoredEarlyAccess | undefined {
  return row && readFeature(row);
}

function readFeature(row: Record<string, unknown>): StoredEarlyAccess {
  return {
    uuid: row['uuid'] as string,
    flagId: row['flag_id'] as number,
    name: row['name'] as string,
    description: row['description'] as string,
    stage: row['stage'] as Stage,
    documentationUrl: row['documentation_url'] as string,
    payload: parseNumbers(row['payload'] as string) as Record<string, unknown>,
    createdAt: row['created_at'] as number,
  };
}
