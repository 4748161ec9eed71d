import type { FeatureFlag } from '../flags/flag.ts';
import { type FlagHistory, flagSaves } from '../flags/history/flagSaves.ts';
import { ApiError, unlessRefused } from '../project/api/apiError.ts';
import type { Api } from '../project/api/createApi.ts';

/** A flag with its saves, as far as PostHog tells of them. */
export interface ReadHistory extends FlagHistory {
  /** As it is now; undefined where PostHog has none. */
  flag: FeatureFlag | undefined;
  /** Why its saves cannot be told, if they cannot. */
  problem: string | undefined;
}

/**
 * The saves of a flag by PostHog's activity log. A personal API key needs a scope of its own to read
 * that; without it, `problem` says so, and the flag is there all the same.
 *
 * @throws {ApiError} when PostHog does not tell the flag itself
 */
export async function readFlagHistory(
  api: Pick<Api, 'flagByKey' | 'flagActivity'>,
  key: string,
): Promise<ReadHistory> {
  const flag = await api.flagByKey(key);
  if (!flag) return { flag, saves: [], isWhole: true, problem: undefined };
  const notes = await unlessRefused(api.flagActivity(flag.id));
  if (!(notes instanceof ApiError)) {
    return { flag, ...flagSaves(flag, notes), problem: undefined };
  }
  const isTold = notes.status !== 403 || notes.message.includes(SCOPE);
  const problem = isTold ? notes.message : `${notes.message} It needs the scope ${SCOPE}.`;
  return { flag, saves: [], isWhole: false, problem };
}

/** Of a personal API key, to read what was done to a flag. */
const SCOPE = 'activity_log:read';
