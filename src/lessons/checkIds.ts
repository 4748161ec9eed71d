/** What a step can ask to see as its proof; src/lessons/checkEvidence.ts says how each is seen. */
export const CHECK_IDS = [
  'plain-hello',
  'no-calls',
  'event-arrived',
  'person-named',
  'flag-halves',
  'flag-second-set',
  'hello-seen',
  'welcome-seen',
  'second-set-decided',
  'both-values',
  'compared',
  'crowd-run',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];
