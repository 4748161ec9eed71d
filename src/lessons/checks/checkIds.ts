/** What a step can ask to see as its proof; the files beside say how each is seen. */
export const CHECK_IDS = [
  'plain-hello',
  'no-calls',
  'name-escaped',
  'name-obeyed',
  'event-arrived',
  'person-named',
  'same-person',
  'page-unharmed',
  'id-each-time',
  'flag-halves',
  'flag-second-set',
  'flag-unread',
  'welcome-seen',
  'second-set-decided',
  'hello-seen',
  'off-then-on',
  'waited-out',
  'key-misspelt',
  'true-told',
  'both-values',
  'asked-twice',
  'compared',
  'compared-off',
  'crowd-ten',
  'crowd-run',
  'let-in-otherwise',
  'receipt-opened',
  'flip-tried',
  'dot-receipt',
  'dot-run',
  'race-lost',
  'race-won',
  'cure-held',
  'wait-lost',
  'remembered',
  'true-alike',
  'false-found',
  'both-pages',
  'steady',
  'stranger-opened',
  'link-opened',
  'link-cut',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** Something that shows a step was done, and whether it was. */
export interface Check {
  id: CheckId;
  /** What is true once it is done, e.g. "A visited_user_page event has arrived". */
  title: string;
  /** What to do when it is not there yet. */
  hint: string;
  /** What to do, in two or three words, e.g. `run priya`. */
  next: string;
  done: boolean;
  /** What was seen, in a few words, e.g. `on, set 1`. */
  seen?: string | undefined;
}
