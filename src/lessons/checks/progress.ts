import type { AstroCookies } from 'astro';
import { tutorialNamed } from '../tutorials.ts';
import { checksOf } from './checksOf.ts';
import { DONE_COOKIE } from './doneCookie.ts';

/** All tutorials had one cookie together before each had its own. */
const OLD_COOKIE = 'progress';

/** A server takes 16 KB of headers, in which the cookies of all tutorials come; these are escaped on their way. */
const MOST_BYTES = 1600;
const MOST_NOTES = 8;
const LONGEST_TEXT = 40;

/** What a browser's reader has done of a tutorial. */
export interface Progress {
  /** The checks that were passed, each with what was seen. */
  passed: Map<string, string>;
  /** What runs have said about questions, by the question's id. */
  findings: Map<string, string>;
  /** What a check has seen of several things that it wants to see; the oldest first. */
  notes: string[];
}

/**
 * The reader's progress in a tutorial, kept in a cookie, so only in this browser: `hello-seen~off.?max-second~on`,
 * where a question's id begins with `?` and a note is `!`.
 */
export const progress = {
  read(cookies: AstroCookies, tutorial: string): Progress {
    const checks = checksOf(tutorialNamed(tutorial));
    const kept = cookies.get(cookieOf(tutorial)) ?? cookies.get(OLD_COOKIE);
    const found: Progress = { passed: new Map(), findings: new Map(), notes: [] };
    for (const entry of kept?.value.split('.') ?? []) {
      const [id = '', text = ''] = entry.split('~');
      const said = readText(text);
      if (Object.hasOwn(checks, id)) found.passed.set(id, said);
      else if (/^\?[\w-]+$/.test(id)) found.findings.set(id.slice(1), said);
      else if (id === '!' && said !== '') found.notes.push(said);
    }
    return found;
  },

  write(cookies: AstroCookies, tutorial: string, { passed, findings, notes }: Progress) {
    const done = [
      ...[...passed].map(([id, seen]) => entry(id, seen)),
      ...[...findings].map(([id, finding]) => entry(`?${id}`, finding)),
    ];
    const noted = notes.slice(-MOST_NOTES).map((note) => entry('!', note));
    // A cookie that is too long is not kept at all: the oldest notes make room.
    while (noted.length > 0 && sizeOf([...done, ...noted]) > MOST_BYTES) noted.shift();
    cookies.set(cookieOf(tutorial), [...done, ...noted].join('.'), DONE_COOKIE);
  },

  /** Forgets what was done of a tutorial; what is left in the old cookie is that of the others. */
  forget(cookies: AstroCookies, tutorial: string) {
    const nothing = { passed: new Map(), findings: new Map(), notes: [] };
    if (cookies.has(OLD_COOKIE)) progress.write(cookies, tutorial, nothing);
    else cookies.delete(cookieOf(tutorial), { path: '/' });
  },
};

function cookieOf(tutorial: string): string {
  return `progress-${tutorial}`;
}

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
