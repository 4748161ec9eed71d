import type { Project } from '../project/project.ts';

/**
 * By how many milliseconds PostHog's ingestion is delayed: `Infinity` while it is paused, and for a
 * PostHog elsewhere, which does not say. What that one has heard of shows in its events alone.
 */
export function delayOf({ ingestion }: Pick<Project, 'ingestion'>): number {
  const lag = ingestion?.lag();
  return !lag || lag.paused ? Infinity : lag.delayMs;
}
