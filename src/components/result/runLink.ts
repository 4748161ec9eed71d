import type { RunReport } from '../../receipts/runReport.ts';
import type { RunSoFar } from '../../runs/run.ts';
import { type SceneLink, sceneLink } from '../ui/sceneLink.ts';

/**
 * The link that makes a run again elsewhere, or why there is none. The tab comes last in it: what is
 * stuck to the end of a link spoils nothing else then.
 */
export function runLink({ scene, run }: Pick<RunReport<RunSoFar>, 'scene' | 'run'>): SceneLink {
  if (run.inBrowser) {
    return {
      problem:
        'A link makes a run on the server, and this page did its part in a browser. Pass on the address of this step.',
    };
  }
  if (run.own) return { problem: OWN };
  return sceneLink('/run', { ...scene, show: 'page' });
}

/** Code never travels in a link. */
const OWN =
  'Your version is in this browser alone, so neither a link nor a command leads to this run. Both are there again for a run of the code as written.';
