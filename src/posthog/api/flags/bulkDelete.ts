import { isRecord } from '../../../json/record.ts';
import { scriptText } from '../../../json/scriptText.ts';
import type { Store } from '../../store/createStore.ts';
import { RequestError } from '../../http/requestError.ts';
import type { CurrentFlag, StoredFlag } from '../../store/storedFlag.ts';
import { startWork } from '../../work/startWork.ts';
import { validationError } from '../refusals.ts';
import { checkFlagUse } from './checkFlagUse.ts';
import { flagContext } from './flagContext.ts';
import { fullRollout } from './flagStatus.ts';
import { saveFlag } from './saveFlag.ts';

const FILTERS = ['active', 'search', 'type', 'evaluation_runtime'];

interface Outcome {
  deleted: { id: number; key: string; rollout_state: string; active_variant: string | null }[];
  errors: { id: unknown; key?: string; reason: string }[];
}

/**
 * Deletes the flags that are named by `ids`, or that a list with `filters` would have: each that
 * nothing speaks against, and of the others says what does. In turns, and to the end though the
 * client leaves.
 *
 * @throws RequestError 400 when the request names none, or in both ways
 */
export async function bulkDelete(
  body: unknown,
  context: {
    store: Store;
    projectId: number;
    now: number;
    listed: (query: URLSearchParams) => StoredFlag[];
  },
): Promise<Outcome> {
  const { store, projectId } = context;
  const fields = isRecord(body) ? body : {};
  const given = Array.isArray(fields['ids']) ? (fields['ids'] as unknown[]) : [];
  const filters = isRecord(fields['filters']) ? fields['filters'] : {};
  const names = Object.keys(filters);
  if (names.length > 0 && given.length > 0) refuse('Provide either filters or ids, not both');
  if (names.length === 0 && given.length === 0) refuse('Must provide either filters or ids');
  const unknown = names.filter((name) => !FILTERS.includes(name)).sort();
  if (unknown.length > 0) refuse(`Unknown filter keys: ${unknown.join(', ')}`);

  const pairs = Object.entries(filters).map(([name, value]) => [name, scriptText(value)]);
  const ids =
    names.length > 0 ? context.listed(new URLSearchParams(pairs)).map(({ id }) => id) : given;
  const outcome: Outcome = { deleted: [], errors: [] };
  using work = startWork();
  // To read all flags again after each that is deleted would take the square of their number.
  let flags = store.flags.current(projectId);
  for (const id of ids) {
    const flag = findFlag(id, context);
    if (typeof flag === 'string') outcome.errors.push({ id, reason: flag });
    else if (remove(flag, flags, outcome, context)) {
      flags = flags.filter((other) => other.id !== flag.id);
    }
    if (work.isOver()) {
      await work.rest();
      flags = store.flags.current(projectId);
    }
  }
  return outcome;
}

type Context = Parameters<typeof bulkDelete>[1];

function findFlag(id: unknown, { store, projectId }: Context): StoredFlag | string {
  const text = scriptText(id);
  if (!/^\d{1,15}$/.test(text)) return 'Invalid flag ID format';
  const flag = store.flags.byId(projectId, Number(text));
  return flag && !flag.deleted ? flag : 'Flag not found';
}

function remove(
  flag: StoredFlag,
  flags: readonly CurrentFlag[],
  outcome: Outcome,
  { store, projectId, now }: Context,
): boolean {
  const { id, key } = flag;
  const after = { ...flag, deleted: true };
  try {
    checkFlagUse(flag, after, { ...flagContext(store, projectId, id), flags });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    outcome.errors.push({ id, key, reason: error.message });
    return false;
  }
  saveFlag(store, projectId, flag, after, now);
  outcome.deleted.push({ id, key, ...rolloutState(flag) });
  return true;
}

function rolloutState(flag: StoredFlag) {
  const full = fullRollout(flag);
  if (full) return { rollout_state: 'fully_rolled_out', active_variant: full.variant };
  const isOn = flag.filters.groups.some((set) => (set.rollout_percentage ?? 100) > 0);
  return { rollout_state: isOn ? 'partial' : 'not_rolled_out', active_variant: null };
}

function refuse(detail: string): never {
  throw validationError(detail, null);
}
