/**
 * Shows at the verdict of a run what the same user got the time before, where that was something else.
 */

import { isolate } from '../../text/isolation.ts';
import { runHistory } from '../ui/runHistory.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import type { RunFacts } from '../console/placeRun.ts';

type Told = Pick<RunFacts, 'flag' | 'outcome'>;

/** The run that is under way, as long as its verdict has not been seen to turn. */
let fresh = '';
/** What turned, for a screen reader. */
let said = '';

document.addEventListener('flagbook:placed', (event) => {
  if (event instanceof CustomEvent) mark(event.detail as RunFacts);
});

document.addEventListener('flagbook:ran', () => {
  document.querySelector('[data-said]')?.append(said);
});

function mark(now: RunFacts): void {
  said = '';
  const runs = runHistory(sessionMemory()).all();
  const at = runs.findIndex(({ id }) => id === now.run);
  // A run is remembered once it has been placed.
  if (at === -1) fresh = now.run;
  const verdict = document.querySelector('.readout [data-verdict]');
  verdict?.querySelector('.turn')?.remove();
  const before = runs.slice(at + 1).find(({ user, flag }) => user === now.user && flag !== '');
  if (!verdict || !before || now.flag === '' || before.flag === now.flag) return;
  const turn = document.createElement('span');
  turn.className = 'turn';
  turn.append(badge(before, 's'), ' → ', badge(now, 'span'));
  verdict.append(turn);
  if (fresh === now.run) verdict.classList.add('turned');
  fresh = '';
  said = `, turned for ${isolate(now.user)} from ${before.flag} to ${now.flag}`;
}

function badge({ flag, outcome }: Told, tag: 's' | 'span'): HTMLElement {
  const mark = document.createElement(tag);
  mark.className = `badge ${outcome === 'unknown' ? 'waiting' : outcome}`;
  mark.textContent = flag;
  return mark;
}
