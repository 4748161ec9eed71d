import type { AstroCookies } from 'astro';
import { CHECK_IDS, type CheckId } from './checkIds.ts';

const COOKIE = 'progress';

/** A browser keeps no cookie of more than 4,096 bytes with its name, and this one is escaped on its way. */
const MOST_BYTES = 4000;
const MOST_NOTES = 8;
const LONGEST_TEXT = 40;

/** What a browser's reader has done. */
export interface Progress {
  /** The checks that were passed, each with what was seen. */
  passed: Map<CheckId, string>;
  /** What runs have said about questions, by the question's id. */
  findings: Map<string, string>;
  /** What a check has seen of several things that it wants to see; the oldest first. */
  notes: string[];
}

/**
 * The reader's progress, kept in a cookie, so only in this browser: `hello-seen~off.?max-second~on`,
 * where a question's id begins with `?` and a note is `!`.
 */
export const progress = {
  read(cookies: AstroCookies): Progress {
    const found: Progress = { passed: new Map(), findings: new Map(), notes: [] };
    for (const entry of cookies.get(COOKIE)?.value.split('.') ?? []) {
      const [id = '', text = ''] = entry.split('~');
      const said = readText(text);
      const check = CHECK_IDS.find((one) => one === id);
      if (check) found.passed.set(check, said);
      else if (/^\?[\w-]+$/.test(id)) found.findings.set(id.slice(1), said);
      else if (id === '!' && said !== '') found.notes.push(said);
    }
    return found;
  },

  write(cookies: AstroCookies, { passed, findings, notes }: Progress) {
    const done = [
      ...[...passed].map(([id, seen]) => entry(id, seen)),
      ...[...findings].map(([id, finding]) => entry(`?${id}`, finding)),
    ];
    const noted = notes.slice(-MOST_NOTES).map((note) => entry('!', note));
    // A cookie that is too long is not kept at all: the oldest notes make room.
    while (noted.length > 0 && sizeOf([...done, ...noted]) > MOST_BYTES) noted.shift();
    cookies.set(COOKIE, [...done, ...noted].join('.'), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 365 * 24 * 60 * 60,
    });
  },

  forget(cookies: AstroCookies) {
    cookies.delete(COOKIE, { path: '/' });
  },
};

function sizeOf(entries: string[]): number {
  return encodeURIComponent(entries.join('.')).length;
}

function entry(id: string, text: string): string {
  return text === '' ? id : `${id}~${writeText(text)}`;
}

/** Without the characters that part entries, and with few that a cookie would escape once more. */
function writeText(text: string): string {
  return encodeURIComponent(text.slice(0, LONGEST_TEXT).toWellFormed())
    .replace(/[_.~!']/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replaceAll('%20', '_')
    .replaceAll('%2C', "'");
}

function readText(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll("'", '%2C').replaceAll('_', '%20'));
  } catch {
    return '';
  }
}
