/**
 * How the checks of the step with the payload are seen.
 */

import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { buttonColors } from './flags.ts';
import { colorIn } from './colorIn.ts';

const PAGES = ['signup-page', 'login-page', 'home-page'];

/** Those that need what was saved. */
export const colorChecks = {
  'colors-saved': async ({ flag }: Evidence): Promise<Seen> => {
    const saved = await flag(buttonColors.key);
    const written = JSON.stringify(saved?.filters.payloads?.['true'] ?? '');
    return ['signup', 'login', 'home'].every((page) => written.includes(page))
      ? '3 colours'
      : undefined;
  },
};

/** Those that a page proves. */
export const colorPageChecks = {
  /** All three pages, no two of one color. */
  'three-colors': ({ runs, notes }: Evidence): Seen => {
    for (const { run } of runs) {
      const color = PAGES.includes(run.stage) ? colorIn(run.response) : undefined;
      if (color !== undefined && color !== 'gray') notes.add(run.stage, color);
    }
    const newest = PAGES.map((page) => notes.users(page)[0]);
    const isWhole = !newest.includes(undefined) && new Set(newest).size === PAGES.length;
    return isWhole ? newest.join(', ') : undefined;
  },

  /** The page to sign up in one color, and later in another; gray is the code’s own. */
  recolored: ({ runs, notes }: Evidence): Seen => {
    for (const { run } of runs) {
      const color = run.stage === 'signup-page' ? colorIn(run.response) : undefined;
      if (color !== undefined && color !== 'gray') notes.add('color', color);
    }
    const [now, before] = notes.users('color');
    return now !== undefined && before !== undefined ? `${before}, then ${now}` : undefined;
  },

  'gray-button': ({ runs }: Evidence): Seen =>
    runs.some(
      ({ run }) => run.stage === 'signup-page' && run.fault && colorIn(run.response) === 'gray',
    )
      ? 'gray'
      : undefined,

  'payload-missed': ({ runs }: Evidence): Seen =>
    runs.some(
      ({ run }) => run.stage === 'trust-the-payload' && run.fault && run.response.status === 500,
    )
      ? 'status 500'
      : undefined,
};
