import type { FeatureFlag } from '../../flags/flag.ts';
import type { FlagSave } from '../../flags/history/flagSaves.ts';
import { isSameFor } from '../../flags/history/isSameFor.ts';
import { mailCrowd, type MailGroup, mailGroups } from '../../flags/history/mailCrowd.ts';
import { type SaveEffect, saveEffects } from '../../flags/history/saveEffects.ts';
import { ApiError, unlessRefused } from '../../project/api/apiError.ts';
import type { Api } from '../../project/api/createApi.ts';
import { type ReadHistory, readFlagHistory } from '../../receipts/readFlagHistory.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';

/** The history of a flag as its instrument shows it. */
export interface OpenedHistory {
  taught: TaughtFlag;
  /** The flag as it is now; undefined where PostHog has none. */
  flag: FeatureFlag | undefined;
  /** The distinct IDs of the crowd by whom saves are told, and how they stand in a strip. */
  users: string[];
  groups: MailGroup[];
  /** The newest first, as many as are shown. */
  saves: ToldSave[];
  /** How many there are. */
  count: number;
  /** Whether the saves go back to the flag's beginning. */
  isWhole: boolean;
  /** What the step offers to save. */
  offers: OfferedState[];
  /** Why PostHog did not tell, or save, if it did not. */
  problem: string | undefined;
  /** What became of a button that was pressed. */
  note: string | undefined;
}

/** A save, and what it did. */
export interface ToldSave extends FlagSave {
  /** Its place among all, the first being 1. */
  number: number;
  effect: SaveEffect;
  /** The number of an earlier save after which the flag was as it is after this. */
  backTo: number | undefined;
}

/** A state of the flag that can be saved, and what that would do. */
export interface OfferedState {
  name: string;
  effect: SaveEffect;
  /** True for the state that is saved now. */
  isSaved: boolean;
}

const SHOWN = 20;

/** Opens the history of a flag. @param said what became of a button that was pressed */
export async function openHistory(
  api: Pick<Api, 'flagByKey' | 'flagActivity'>,
  taught: TaughtFlag,
  said: { note?: string | undefined; problem?: string | undefined } = {},
): Promise<OpenedHistory> {
  const read = await unlessRefused(readFlagHistory(api, taught.key));
  const { flag, saves, isWhole, problem } =
    read instanceof ApiError ? { ...UNTOLD, problem: read.message } : read;
  const crowd = mailCrowd();
  const effect = saveEffects(crowd);
  return {
    taught,
    flag,
    users: crowd.map(({ distinctId }) => distinctId),
    groups: mailGroups(crowd, taught.key),
    saves: saves.slice(0, SHOWN).map((save, index) => ({
      ...save,
      number: saves.length - index,
      effect: effect(save.before, save.after),
      backTo: backTo(save, saves.slice(index + 1)),
    })),
    count: saves.length,
    isWhole,
    offers: Object.entries(taught.states ?? {}).map(([name, state]) => {
      const offered = featureFlagOf(state);
      const isSaved = flag !== undefined && isSameFor(flag, offered);
      return { name, effect: effect(flag, offered), isSaved };
    }),
    problem: said.problem ?? problem,
    note: said.note,
  };
}

const UNTOLD: ReadHistory = { flag: undefined, saves: [], isWhole: true, problem: undefined };

/** Of the saves before one, the newest after which the flag was as it is now; the one just before is none. */
function backTo({ before, after }: FlagSave, earlier: FlagSave[]): number | undefined {
  if (before === undefined || isSameFor(before, after)) return undefined;
  const index = earlier.findIndex((save) => isSameFor(save.after, after));
  return index < 0 ? undefined : earlier.length - index;
}
