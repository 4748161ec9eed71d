import type { RunReport } from '../../receipts/runReport.ts';
import { type SceneLink, sceneLink } from '../ui/sceneLink.ts';

/**
 * The link that makes a run again elsewhere, or why there is none. The tab comes last in it: what is
 * stuck to the end of a link spoils nothing else then.
 */
export function runLink({ scene }: Pick<RunReport, 'scene'>): SceneLink {
  return sceneLink('/run', { ...scene, show: 'page' });
}
