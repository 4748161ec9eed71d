import { resolve } from 'node:path';
import * as z from 'zod';
import { isOpen } from '../gate/isOpen.ts';
import {
  allowedHostsSchema,
  type Environment,
  hostSchema,
  parseEnvironment,
  personalApiKeySchema,
  portSchema,
  switchSchema,
} from '../startup/parseEnvironment.ts';
import { typedPath } from '../startup/typedPath.ts';

/** What the environment says about this site. */
export interface SiteSettings {
  port: number;
  host: string;
  /** Names by which it may be asked besides `host` and those of this machine alone. */
  allowedHosts: string[];
  /** What visitors have to say; undefined where anyone may come in. */
  password: string | undefined;
  /** Visitors may look and run, and change nothing. */
  readOnly: boolean;
  posthog: EmbeddedSettings | RemoteSettings;
}

/** The embedded PostHog, in this process, with its database in the folder `dataDir`, a whole path. */
export interface EmbeddedSettings {
  kind: 'embedded';
  dataDir: string;
  /** Whether others than this machine's users may reach it. */
  isOpen: boolean;
  personalApiKey: string | undefined;
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
  /** Whether others than its owner visit the site: then it shows them their own persons alone. */
  isOpen: boolean;
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
  ALLOWED_HOSTS: allowedHostsSchema,
  SITE_PASSWORD: z
    .string()
    .min(12, 'must have at least 12 characters: whoever knows it gets in')
    .optional(),
  READ_ONLY: switchSchema,
  PERSONAL_API_KEY: personalApiKeySchema,
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

type Variables = z.infer<typeof environmentSchema>;

/**
 * Reads the site's settings from environment variables; an empty variable counts as not set.
 *
 * @throws {Error} with one sentence per wrong variable: its name, its value, and what it must be.
 */
export function readSiteSettings(environment: Environment): SiteSettings {
  const variables = parseEnvironment(environmentSchema, environment);
  const { HOST: host, ALLOWED_HOSTS: allowedHosts, SITE_PASSWORD, READ_ONLY } = variables;
  const isOpened = isOpen({ host, allowedHosts });
  const posthog = readPostHog(variables, environment, isOpened);
  if (posthog.kind === 'remote' && isOpened && SITE_PASSWORD === undefined && !READ_ONLY) {
    throw new Error(
      `HOST is ${host} and POSTHOG_HOST is ${posthog.host}, so whoever reaches this site could change that PostHog's flag. Set SITE_PASSWORD to ask visitors for a password, or READ_ONLY=true to let them look and run only.`,
    );
  }
  return {
    port: variables.PORT,
    host,
    allowedHosts,
    password: SITE_PASSWORD,
    readOnly: READ_ONLY,
    posthog,
  };
}

function readPostHog(
  variables: Variables,
  environment: Environment,
  isOpened: boolean,
): SiteSettings['posthog'] {
  const { POSTHOG_HOST: host, POSTHOG_API_KEY: apiKey } = variables;
  if (host === undefined) {
    const [name] =
      Object.entries(variables).find(
        ([key, value]) => key.startsWith('POSTHOG_') && value !== undefined,
      ) ?? [];
    if (name === undefined) return readEmbedded(variables, environment, isOpened);
    throw new Error(
      `${name} is set, but POSTHOG_HOST is not. Set it to the address of your PostHog, such as https://us.i.posthog.com, or unset ${name} to use the embedded PostHog.`,
    );
  }
  if (apiKey === undefined) {
    throw new Error(
      `POSTHOG_HOST is set to ${host}, but POSTHOG_API_KEY is not. Set it to the project API key from that PostHog's project settings, or unset both to use the embedded PostHog.`,
    );
  }
  if (variables.PERSONAL_API_KEY !== undefined) {
    throw new Error(
      'PERSONAL_API_KEY is set, which is the key of the embedded PostHog, but POSTHOG_HOST is set, too. Use POSTHOG_PERSONAL_API_KEY for the key of your PostHog.',
    );
  }
  return {
    kind: 'remote',
    host,
    appHost: variables.POSTHOG_APP_HOST ?? appHostOf(host),
    apiKey,
    personalApiKey: variables.POSTHOG_PERSONAL_API_KEY,
    projectId: variables.POSTHOG_PROJECT_ID ?? '@current',
    isOpen: isOpened || variables.SITE_PASSWORD !== undefined || variables.READ_ONLY,
  };
}

function readEmbedded(
  { DATA_DIR, PERSONAL_API_KEY }: Variables,
  environment: Environment,
  isOpened: boolean,
): EmbeddedSettings {
  // Its default lies beside the site, wherever that is started from.
  const dataDir = DATA_DIR === undefined ? resolve('.data') : typedPath(DATA_DIR, environment);
  return { kind: 'embedded', dataDir, isOpen: isOpened, personalApiKey: PERSONAL_API_KEY };
}

/** PostHog Cloud takes events at `us.i.posthog.com` and serves its API at `us.posthog.com`. */
function appHostOf(host: string) {
  return host.replace(/\.i\.posthog\.com$/, '.posthog.com');
}
