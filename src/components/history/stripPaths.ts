/**
 * A crowd as a strip of bars: its drawing, and the same in words.
 */

import type { MailGroup } from '../../flags/history/mailCrowd.ts';
import type { SaveEffect } from '../../flags/history/saveEffects.ts';

type BarState = 'in' | 'out' | 'gained' | 'lost';

/** How wide a strip is in its own units, which are stretched to its place; its height is in pixels. */
export const STRIP = { width: 1000, height: 40 };

/** Between two companies, in bars. */
const GAP = 2;

/** Of the room of a bar. */
const FILLED = 0.7;

/** A bar that gains rises above the others, and one that loses hangs below them. */
const SHAPES: Record<BarState, { top: number; height: number }> = {
  out: { top: 23, height: 3 },
  in: { top: 12, height: 14 },
  gained: { top: 2, height: 24 },
  lost: { top: 23, height: 15 },
};

/** The crowd as a strip of bars, company by company, as a save left it: a path for each state that occurs. */
export function stripPaths(
  groups: readonly MailGroup[],
  effect: Pick<SaveEffect, 'before' | 'after'>,
): { state: BarState; path: string }[] {
  const bars = groups.reduce((sum, { users }) => sum + users.length, 0);
  const unit = STRIP.width / (bars + GAP * (groups.length - 1));
  const placed = groups.flatMap(({ users }, index) => {
    const start = groups.slice(0, index).reduce((sum, group) => sum + group.users.length + GAP, 0);
    return users.map((user, at) => ({ x: (start + at) * unit, state: stateOf(user, effect) }));
  });
  const states = Map.groupBy(placed, ({ state }) => state);
  return [...states].map(([state, ofState]) => {
    const { top, height } = SHAPES[state];
    const width = (unit * FILLED).toFixed(1);
    return {
      state,
      path: ofState
        .map(({ x }) => `M${x.toFixed(1)} ${top}h${width}v${height}h-${width}z`)
        .join(''),
    };
  });
}

/** How many at each company have the flag after a save, for those who cannot see: `9 of 10 at yourco.example`. */
export function stripLabel(
  groups: readonly MailGroup[],
  { after }: Pick<SaveEffect, 'after'>,
): string {
  return groups
    .map(({ domain, users }) => {
      const on = users.filter((user) => after[user] === true).length;
      return `${on} of ${users.length} at ${domain}`;
    })
    .join(', ');
}

function stateOf(user: number, { before, after }: Pick<SaveEffect, 'before' | 'after'>): BarState {
  if (after[user] === true) return before[user] === true ? 'in' : 'gained';
  return before[user] === true ? 'lost' : 'out';
}
