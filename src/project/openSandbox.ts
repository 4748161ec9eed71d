import { connectProject } from './connectProject.ts';
import { openEmbedded } from './openEmbedded.ts';
import type { Project } from './project.ts';

/**
 * A throwaway project on an embedded PostHog of its own, in memory: it begins empty, shares nothing
 * with the site's project, and is gone once it is closed. Only its own client and API reach it:
 * its `host` leads to the site's project.
 */
export function openSandbox(): Project {
  return connectProject({ ...openEmbedded({ dataDir: undefined }), name: 'throwaway PostHog' });
}
