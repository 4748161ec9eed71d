import { resolve } from 'node:path';
import * as z from 'zod';
import {
  type Environment,
  hostSchema,
  parseEnvironment,
  portSchema,
} from '../startup/parseEnvironment.ts';
import { typedPath } from '../startup/typedPath.ts';

/** What the environment says about this site. */
export interface SiteSettings {
  port: number;
  host: string;
  posthog: EmbeddedSettings | RemoteSettings;
}

/** The embedded PostHog, in this process, with its database in the folder `dataDir`, a whole path. */
interface EmbeddedSettings {
  kind: 'embedded';
  dataDir: string;
}

/** A PostHog elsewhere. Without a personal API key its flags, persons and events cannot be read. */
export interface RemoteSettings {
  kind: 'remote';
  /** Takes events and flag requests. */
  host: string;
  /** Serves the REST API. */
  appHost: string;
  apiKey: string;
  personalApiKey: string | undefined;
  projectId: string;
}

/** An http address without slashes at its end. */
function address(example: string) {
  return z
    .url({ protocol: /^https?$/, error: `must be a URL with http or https, such as ${example}` })
    .transform((host) => host.replace(/\/+$/, ''))
    .optional();
}

/** The environment's own names, each with the sentence that a wrong value gets. */
const environmentSchema = z.object({
  PORT: portSchema(4321),
  HOST: hostSchema,
  DATA_DIR: z.string().optional(),
  POSTHOG_HOST: address('https://us.i.posthog.com'),
  POSTHOG_APP_HOST: address('https://us.posthog.com'),
  POSTHOG_API_KEY: z
    .string()
    .startsWith('phc_', 'must be a project API key, which begins with phc_')
    .optional(),
  POSTHOG_PERSONAL_API_KEY: z
    .string()
    .startsWith('phx_', 'must be a personal API key, which begins with phx_')
    .optional(),
  POSTHOG_PROJECT_ID: z
    .string()
    .regex(
      /^(\d+|@current)$/,
      "must be the number in your PostHog's project settings, such as 12345",
    )
    .optional(),
});

type PostHogVariables = Omit<z.infer<typeof environmentSchema>, 'PORT' | 'HOST' | 'DATA_DIR'>;

/**
 * Reads the site's settings from environment variables; an empty variable counts as not set.
 *
 * @throws {Error} with one sentence per wrong variable: its name, its value, and what it must be.
 */
export function readSiteSettings(environment: Environment): SiteSettings {
  const { PORT, HOST, DATA_DIR, ...posthog } = parseEnvironment(environmentSchema, environment);
  // Its default lies beside the site, wherever that is started from.
  const dataDir = DATA_DIR === undefined ? resolve('.data') : typedPath(DATA_DIR, environment);
  return { port: PORT, host: HOST, posthog: readPostHog(posthog, dataDir) };
}

function readPostHog(variables: PostHogVariables, dataDir: string): SiteSettings['posthog'] {
  const { POSTHOG_HOST: host, POSTHOG_API_KEY: apiKey } = variables;
  if (host === undefined) {
    const [name] = Object.entries(variables).find(([, value]) => value !== undefined) ?? [];
    if (name === undefined) return { kind: 'embedded', dataDir };
    throw new Error(
      `${name} is set, but POSTHOG_HOST is not. Set it to the address of your PostHog, such as https://us.i.posthog.com, or unset ${name} to use the embedded PostHog.`,
    );
  }
  if (apiKey === undefined) {
    throw new Error(
      `POSTHOG_HOST is set to ${host}, but POSTHOG_API_KEY is not. Set it to the project API key from that PostHog's project settings, or unset both to use the embedded PostHog.`,
    );
  }
  return {
    kind: 'remote',
    host,
    appHost: variables.POSTHOG_APP_HOST ?? appHostOf(host),
    apiKey,
    personalApiKey: variables.POSTHOG_PERSONAL_API_KEY,
    projectId: variables.POSTHOG_PROJECT_ID ?? '@current',
  };
}

/** PostHog Cloud takes events at `us.i.posthog.com` and serves its API at `us.posthog.com`. */
function appHostOf(host: string) {
  return host.replace(/\.i\.posthog\.com$/, '.posthog.com');
}
