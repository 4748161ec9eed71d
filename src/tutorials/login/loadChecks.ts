import type { RunReport } from '../../receipts/runReport.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';
import type { Check } from '../tutorial.ts';
import { frontsOf } from './frontsOf.ts';
import { saidIn } from './saidIn.ts';

/** An answer that took as long was held back by hand. */
const HELD_MS = 1000;

/** How the checks are seen in which a page does not wait for its flags. */
export const loadChecks: Record<string, Check> = {
  'undefined-first': ({ runs }) => {
    const first = runs.map(firstSaid).find((said) => said === 'undefined');
    return first && 'undefined, then the answer';
  },

  /** The first answer is that of the visit before, which the browser has kept. */
  'known-at-once': ({ runs }) => {
    const again = runs.map(firstSaid).find((said) => said === 'true' || said === 'false');
    return again && `${again} at once`;
  },

  'answer-held': ({ runs }) => {
    const held = runs.find(
      (view) =>
        firstSaid(view) === 'undefined' &&
        view.run.exchanges.some((one) => isFlagRequest(one) && (one.ms ?? 0) >= HELD_MS),
    );
    return held && 'held back';
  },

  'flicker-seen': ({ runs }) => {
    const flickers = runs.some(
      (view) => view.run.stage === 'before-load' && frontsOf(view)?.before.join() === 'old,new',
    );
    return flickers ? 'old, then new' : undefined;
  },

  'never-loaded': ({ runs }) => {
    const never = runs.find(
      (view) =>
        view.run.fault === 'down' &&
        firstSaid(view) === 'undefined' &&
        lastSaid(view) === 'undefined',
    );
    return never && 'undefined to the end';
  },
};

const firstSaid = (view: RunReport) => saidIn(view)[0];
const lastSaid = (view: RunReport) => saidIn(view).at(-1);
