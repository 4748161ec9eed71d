/** What a check has seen so far, of several things that it wants to see of one user. */
export interface CheckNotes {
  /** Notes that this was seen of a user. */
  add: (what: string, user: string) => void;
  has: (what: string, user: string) => boolean;
  /** Of whom it was seen, the newest first. */
  users: (what: string) => string[];
}

/** Longer names are not noted: a cookie has little room. */
const LONGEST_USER = 24;

/** The notes of one check among all of a reader's, `written`, which it adds to. */
export function checkNotes(id: string, written: string[]): CheckNotes {
  const start = (what: string) => `${shortId(id)} ${what} `;
  return {
    add(what, user) {
      const note = start(what) + user;
      if (user.length <= LONGEST_USER && !written.includes(note)) written.push(note);
    },
    has: (what, user) => written.includes(start(what) + user),
    users: (what) =>
      written
        .filter((note) => note.startsWith(start(what)))
        .map((note) => note.slice(start(what).length))
        .toReversed(),
  };
}

/** Those of the notes that belong to other checks. */
export function withoutNotesOf(ids: readonly string[], written: readonly string[]): string[] {
  return written.filter((note) => !ids.some((id) => note.startsWith(`${shortId(id)} `)));
}

/** `same-person` is `sp`, `max-second` `ms`. */
function shortId(id: string): string {
  return id
    .split('-')
    .map((part) => part.slice(0, 2))
    .join('');
}
