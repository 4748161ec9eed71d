import { StorageError } from './file/storageProblem.ts';

/** Tells a failure of the store (disk full, file gone, locked or closed) from a mistake in our code. */
export function isStorageFailure(error: unknown): boolean {
  if (error instanceof StorageError) return true;
  if (!(error instanceof Error) || !('code' in error)) return false;
  // node:sqlite throws ERR_INVALID_STATE for a database that has been closed.
  return error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE';
}
