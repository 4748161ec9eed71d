/**
 * The projects that the site has open: its own, and throwaway ones.
 */

import { connectProject } from './connectProject.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openRemote } from './openRemote.ts';
import type { Project } from './project.ts';
import { readSiteSettings, type SiteSettings } from './readSiteSettings.ts';

let opened: { settings: SiteSettings; project: Project } | undefined;

/**
 * The project that this process's environment names, opened on the first call.
 *
 * @throws {Error} with a sentence for people when the environment is wrong or the data cannot be opened.
 */
export function openProject(): { settings: SiteSettings; project: Project } {
  if (!opened) {
    const settings = readSiteSettings(process.env);
    opened = { settings, project: createProject(settings.posthog) };
  }
  return opened;
}

/**
 * Opens the project that the settings name.
 *
 * @throws {Error} when the embedded PostHog's database cannot be opened.
 */
export function createProject(settings: SiteSettings['posthog']): Project {
  return connectProject(
    settings.kind === 'embedded' ? openEmbedded(settings) : openRemote(settings),
  );
}

/**
 * A throwaway project on an embedded PostHog of its own, in memory: it begins empty, shares nothing
 * with the site's project, and is gone once it is closed. Only its own client and API reach it:
 * its `host` leads to the site's project.
 */
export function openSandbox(): Project {
  return connectProject({ ...openEmbedded(), name: 'throwaway PostHog' });
}
