/**
 * A run in a few words, and as the facts that its element carries.
 */

import type { RunReport } from '../../receipts/runReport.ts';
import type { RunSoFar } from '../../runs/run.ts';
import { counted, flagWord, formatMs } from '../ui/format.ts';

/** What came of a run, in a word: the flag's answer, or that there was none, or none to ask for. */
type Outcome = 'on' | 'off' | 'unknown' | 'ran';

/** E.g. `2 calls, 1 event`. */
export function callsPhrase({ run, eventCount }: RunReport<RunSoFar>): string {
  const calls = `${counted(run.exchanges.length, 'call')}, ${counted(eventCount, 'event')}`;
  return run.settled || isPageless(run) ? calls : `${calls} so far`;
}

/** A run in a line, for a list of runs and for a screen reader. */
function runSummary(view: RunReport<RunSoFar>): string {
  const { response } = view.run;
  const whose = view.run.own ? 'your version: ' : '';
  const page = response ? `${response.status}, ${formatMs(response.ms)}` : noPage(view.run);
  const flag = view.flag ? `, flag ${flagWord(view.flag.value)}` : '';
  return `${whose}${page}, ${callsPhrase(view)}${flag}`;
}

/** A run's facts as its element carries them, for the scripts of the page. */
export function runData(view: RunReport<RunSoFar>): Record<`data-${string}`, string | number> {
  const { run, flag } = view;
  return {
    'data-run': run.id,
    'data-stage': run.stage,
    'data-user': run.user,
    'data-flag': flag ? flagWord(flag.value) : '',
    'data-outcome': outcomeOf(view),
    'data-status': run.response?.status ?? '',
    'data-state': stateOf(run),
    'data-posthog': run.fault ?? 'up',
    'data-browser': run.browser ?? '',
    'data-summary': runSummary(view),
  };
}

/** Whether a run will have no page: its code was stopped before it had answered. */
export function isPageless({ response, isRecording }: RunSoFar): boolean {
  return !response && isRecording === false;
}

function noPage(run: RunSoFar): string {
  return isPageless(run) ? 'no page' : 'no page yet';
}

function stateOf(run: RunSoFar): 'waiting' | 'answered' | 'settled' {
  if (!run.response && !isPageless(run)) return 'waiting';
  return run.isRecording ? 'answered' : 'settled';
}

function outcomeOf({ flag }: RunReport<RunSoFar>): Outcome {
  if (!flag) return 'ran';
  if (flag.value === undefined) return 'unknown';
  return flag.value === false ? 'off' : 'on';
}
