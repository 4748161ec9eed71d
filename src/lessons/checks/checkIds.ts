/** What a step can ask to see as its proof; src/lessons/checks/checkEvidence.ts says how each is seen. */
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
  'receipt-opened',
  'flip-tried',
  'dot-receipt',
  'dot-run',
  'race-lost',
  'race-won',
  'cure-held',
  'false-missing',
  'false-found',
  'both-pages',
  'stranger-opened',
  'link-opened',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** Something that shows a step was done, and whether it was. */
export interface Check {
  id: string;
  /** What is true once it is done, e.g. "A visited_user_page event has arrived". */
  title: string;
  /** What to do when it is not there yet. */
  hint: string;
  done: boolean;
}
