import { createProject } from './createProject.ts';
import type { Project } from './project.ts';
import { readSettings, type Settings } from './readSettings.ts';

let opened: { settings: Settings; project: Project } | undefined;

/**
 * The project that this process's environment names, opened on the first call.
 *
 * @throws {Error} with a sentence for people when the environment is wrong or the data cannot be opened.
 */
export function openProject(): { settings: Settings; project: Project } {
  if (!opened) {
    const settings = readSettings(process.env);
    opened = { settings, project: createProject(settings.posthog) };
  }
  return opened;
}
