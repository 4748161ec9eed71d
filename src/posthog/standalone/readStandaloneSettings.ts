import { statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import * as z from 'zod';
import { isOpen } from '../../gate/isOpen.ts';
import {
  allowedHostsSchema,
  type Environment,
  hostSchema,
  parseEnvironment,
  personalApiKeySchema,
  portSchema,
  switchSchema,
} from '../../startup/parseEnvironment.ts';
import { typedPath } from '../../startup/typedPath.ts';
import { parseFaults, type ScopedFault } from '../faults/parseFaults.ts';

/** What the environment says about an embedded PostHog on its own. */
export interface StandaloneSettings {
  port: number;
  host: string;
  /** Names by which it may be asked besides `host` and those of this machine alone. */
  allowedHosts: string[];
  /** Whether others than this machine's users may reach it. */
  isOpen: boolean;
  personalApiKey: string | undefined;
  /** The whole path of the SQLite file; `:memory:` for none. */
  file: string;
  /** What shall go wrong, the first first. */
  faults: ScopedFault[];
  /** Whether it can be controlled by HTTP while it runs. */
  isControlled: boolean;
  /** Whether SDKs are asked for `$feature_flag_called` events with no more than they need. */
  minimalFlagCalledEvents: boolean;
}

/** The environment's own names, each with the sentence that a wrong value gets. */
const environmentSchema = z.object({
  PORT: portSchema(8010),
  HOST: hostSchema,
  ALLOWED_HOSTS: allowedHostsSchema,
  PERSONAL_API_KEY: personalApiKeySchema,
  /** A folder, for a file `posthog.db` in it, or a file. */
  DATA: z.string().optional(),
  FAULT: z.string().default('').transform(parseFaults),
  CONTROL: switchSchema,
  MINIMAL_FLAG_CALLED_EVENTS: switchSchema,
});

/**
 * Reads the settings from environment variables; an empty variable counts as not set.
 *
 * @throws {Error} with one sentence per wrong variable: its name, what it must be, and its value.
 */
export function readStandaloneSettings(environment: Environment): StandaloneSettings {
  const {
    PORT: port,
    HOST: host,
    ALLOWED_HOSTS: allowedHosts,
    PERSONAL_API_KEY: personalApiKey,
    DATA,
    FAULT: faults,
    CONTROL: isControlled,
    MINIMAL_FLAG_CALLED_EVENTS: minimalFlagCalledEvents,
  } = parseEnvironment(environmentSchema, environment);
  return {
    port,
    host,
    allowedHosts,
    isOpen: isOpen({ host, allowedHosts }),
    personalApiKey,
    file: databaseFile(DATA, environment),
    faults,
    isControlled,
    minimalFlagCalledEvents,
  };
}

/** Where the file is. The default lies beside this program: npm starts its scripts there. */
function databaseFile(data: string | undefined, environment: Environment): string {
  if (data === ':memory:') return data;
  const path = data === undefined ? resolve('.data') : typedPath(data, environment);
  return isFolder(path) ? join(path, 'posthog.db') : path;
}

/** What has an ending such as `.db` is a file, unless there is a folder of that name. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return extname(path) === '';
  }
}
