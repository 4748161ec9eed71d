import type { Project } from './project.ts';

/**
 * Why the stages run as they are written, and no reader's own version of them; undefined where a reader may
 * run what they like: before a PostHog in this process, which is for trying things out.
 */
export function whyAsWritten({ fetch, name }: Pick<Project, 'fetch' | 'name'>): string | undefined {
  if (fetch) return undefined;
  return `Code can be changed with the embedded PostHog alone: this site uses the one at ${name}, to which a version of yours could send anything. Start Flagbook without POSTHOG_HOST to change the code.`;
}
