import { evaluate } from '../../flags/evaluate.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import type { FlagSave } from '../../flags/history/flagSaves.ts';
import { countKnowing, pollDelays } from '../../flags/polling/polls.ts';
import { createBudget } from '../../flags/searchBudget.ts';
import { ApiError, unlessRefused } from '../../project/api/apiError.ts';
import type { Api } from '../../project/api/createApi.ts';
import { readFlagHistory } from '../../receipts/readFlagHistory.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import { type PollingForm, readPolling } from './readPolling.ts';

/** Servers that learn of the flag's last save, as their instrument shows them. */
export interface OpenedPolling {
  taught: TaughtFlag;
  form: PollingForm;
  /** After how many seconds each server asks for the first time after the save. */
  delays: number[];
  /** How many of them know, at the moment that is looked at. */
  knowing: number;
  /** The flag as it is now; undefined where PostHog has none. */
  flag: FeatureFlag | undefined;
  /** The save that they learn of; undefined where PostHog does not tell it. */
  save: FlagSave | undefined;
  /** What the flag says of the user to a server that does not know of the save, and to one that does. */
  answers: { old: boolean; new: boolean } | undefined;
  /** Why PostHog did not tell, or save, if it did not. */
  problem: string | undefined;
  /** What became of a button that was pressed. */
  note: string | undefined;
}

/**
 * Opens the servers in the state that the query of an address describes.
 *
 * @param said what became of a button that was pressed
 * @param user whose answers are looked at, where the address does not say
 */
export async function openPolling(
  api: Pick<Api, 'flagByKey' | 'flagActivity' | 'personByDistinctId'>,
  taught: TaughtFlag,
  params: URLSearchParams,
  said: { note?: string | undefined; problem?: string | undefined } = {},
  user?: string,
): Promise<OpenedPolling> {
  const form = readPolling(params, user);
  const delays = pollDelays(form.interval, form.start);
  const [read, person] = await Promise.all([
    unlessRefused(readFlagHistory(api, taught.key)),
    unlessRefused(api.personByDistinctId(form.user)),
  ]);
  const told = read instanceof ApiError ? { problem: read.message } : read;
  const { flag, saves, problem } = { flag: undefined, saves: [], ...told };
  const [save] = saves;
  const stored = person instanceof ApiError ? {} : (person?.properties ?? {});
  const decide = (one: FeatureFlag | undefined) =>
    one !== undefined && evaluate(one, subjectOf(form.user, stored)).enabled;
  return {
    taught,
    form,
    delays,
    knowing: countKnowing(delays, form.at),
    flag,
    save,
    answers: save && { old: decide(save.before), new: decide(save.after) },
    problem: said.problem ?? problem,
    note: said.note,
  };
}

/** A user as the app tells of them: one that is an address has it as `email`, too. */
function subjectOf(user: string, stored: Record<string, unknown>) {
  const told = user.includes('@') ? { email: user } : {};
  const properties = { distinct_id: user, ...stored, ...told };
  return { distinctId: user, properties, budget: createBudget() };
}
