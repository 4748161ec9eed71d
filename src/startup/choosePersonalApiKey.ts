import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';

/** The personal API key of an embedded PostHog, and how the one who starts it learns of it. */
export interface ChosenKey {
  key: string;
  /** Where it is from, for the lines that a start prints; a key that was just made stands in them. */
  told: string;
}

/** What decides which key it is. */
interface KeyOptions {
  /** The key that everybody knows, for a server that nobody else reaches. */
  fixed: string;
  /** The key from a setting. */
  given: string | undefined;
  /** Whether others than this machine's user may reach the server. */
  isOpen: boolean;
  /** Where a key that was made is kept, in the folder of the data; undefined when nothing is. */
  file: string | undefined;
}

/**
 * Chooses the personal API key of an embedded PostHog: the one that was given; else, where nobody
 * else reaches it, the fixed one; else one made at the first start and kept in a file that only its
 * owner may read.
 *
 * @throws {Error} that says what to do when the file cannot be written or is no secret.
 */
export function choosePersonalApiKey({ fixed, given, isOpen, file }: KeyOptions): ChosenKey {
  if (given !== undefined) return { key: given, told: 'as PERSONAL_API_KEY says' };
  if (!isOpen) return { key: fixed, told: fixed };
  const made = `phx_${randomBytes(32).toString('base64url')}`;
  if (file === undefined) return { key: made, told: `${made} (until it stops)` };
  const kept = readKey(file);
  if (kept !== undefined) return { key: kept, told: `in ${file}` };
  try {
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Error(
      `The personal API key cannot be kept in ${file}: ${messageOf(error)}. Make that folder writable, or set PERSONAL_API_KEY.`,
      { cause: error },
    );
  }
  return { key: made, told: `${made} (kept in ${file})` };
}

function readKey(file: string): string | undefined {
  const { mode, uid } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (mode === undefined) return undefined;
  const isOurs = (mode & 0o077) === 0 && uid === process.getuid?.();
  const key = isOurs ? readFileSync(file, 'utf8').trim() : '';
  if (/^phx_[\w-]{20,}$/.test(key)) return key;
  const problem = isOurs ? 'holds no personal API key' : 'can be read or written by others';
  throw new Error(
    `${file} ${problem}. Delete it, and the next start makes a new one, or set PERSONAL_API_KEY.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
