import type { Project } from '../project/project.ts';

/** By how many milliseconds PostHog's ingestion is delayed: `Infinity` while it is paused, 0 where that cannot be known. */
export function delayOf({ ingestion }: Pick<Project, 'ingestion'>): number {
  const state = ingestion?.read();
  if (!state) return 0;
  return state.paused ? Infinity : state.delayMs;
}
