import { isolate } from '../../text/isolation.ts';
import type { RememberedRun } from '../ui/runHistory.ts';
import type { RunFacts } from './placeRun.ts';

type Told = Pick<RunFacts, 'flag' | 'outcome'>;

/** The run whose verdict was seen to turn last: it turns once. */
let turned = '';

/**
 * Shows at the verdict of a run what the same user got the time before, where that was something else.
 *
 * @param runs the newest first
 * @param isNew whether the run is under way, and its verdict is seen to turn
 * @returns the same in words, for a screen reader; empty where nothing turned
 */
export function markTurn(now: RunFacts, runs: readonly RememberedRun[], isNew: boolean): string {
  const verdict = document.querySelector('.readout [data-verdict]');
  verdict?.querySelector('.turn')?.remove();
  const at = runs.findIndex(({ id }) => id === now.run);
  const before = runs.slice(at + 1).find(({ user, flag }) => user === now.user && flag !== '');
  if (!verdict || !before || now.flag === '' || before.flag === now.flag) return '';
  const turn = document.createElement('span');
  turn.className = 'turn';
  turn.append(badge(before, 's'), ' → ', badge(now, 'span'));
  verdict.append(turn);
  if (isNew && turned !== now.run) verdict.classList.add('turned');
  turned = now.run;
  return `, turned for ${isolate(now.user)} from ${before.flag} to ${now.flag}`;
}

function badge({ flag, outcome }: Told, tag: 's' | 'span'): HTMLElement {
  const mark = document.createElement(tag);
  mark.className = `badge ${outcome === 'unknown' ? 'waiting' : outcome}`;
  mark.textContent = flag;
  return mark;
}
