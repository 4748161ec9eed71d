import { statSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as z from 'zod';
import { parseFaults, type ScopedFault } from './parseFaults.ts';

/** What the environment says about an embedded PostHog on its own. */
export interface StandaloneSettings {
  port: number;
  host: string;
  /** The SQLite file; `:memory:` for none. */
  file: string;
  /** What shall go wrong, the first first. */
  faults: ScopedFault[];
}

/** The environment's own names, each with the sentence that a wrong value gets. */
const environmentSchema = z.object({
  PORT: z.coerce
    .number('must be a number, such as 8010')
    .int('must be a whole number, such as 8010')
    .min(0, 'must be 0 or more; 0 takes any free port')
    .max(65535, 'must be 65535 or less')
    .default(8010),
  HOST: z.string().default('localhost'),
  /** A folder, for a file `posthog.db` in it, or a file. */
  DATA: z.string().default('.data').transform(databaseFile),
  FAULT: z.string().default('').transform(parseFaults),
});

/**
 * Reads the settings from environment variables; an empty variable counts as not set.
 *
 * @throws {Error} with one sentence per wrong variable: its name, what it must be, and its value.
 */
export function readStandaloneSettings(
  environment: Record<string, string | undefined>,
): StandaloneSettings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `${name} ${message}. It is "${set[name] ?? ''}".`;
    });
    throw new Error(sentences.join('\n'));
  }
  const { PORT, HOST, DATA, FAULT } = parsed.data;
  return { port: PORT, host: HOST, file: DATA, faults: FAULT };
}

/** What has an ending such as `.db` is a file, unless there is a folder of that name. */
function databaseFile(path: string): string {
  if (path === ':memory:') return path;
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? extname(path) === '';
  return isFolder ? join(path, 'posthog.db') : path;
}
