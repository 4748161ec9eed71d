import { connectProject } from './connectProject.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openRemote } from './openRemote.ts';
import type { Project } from './project.ts';
import type { Settings } from './readSettings.ts';

/**
 * Opens the project that the settings name.
 *
 * @throws {Error} when the embedded PostHog's database cannot be opened.
 */
export function createProject(settings: Settings['posthog']): Project {
  return connectProject(
    settings.kind === 'embedded' ? openEmbedded(settings) : openRemote(settings),
  );
}
