import * as z from 'zod';

/** What the environment says about this site. */
export interface SiteSettings {
  port: number;
  host: string;
  posthog: EmbeddedSettings | RemoteSettings;
}

/** The embedded PostHog, in this process, with its database in `dataDir`. */
export interface EmbeddedSettings {
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
  PORT: z.coerce
    .number('must be a number, such as 4321')
    .int('must be a whole number, such as 4321')
    .min(0, 'must be 0 or more; 0 takes any free port')
    .max(65535, 'must be 65535 or less')
    .default(4321),
  HOST: z.string().default('localhost'),
  DATA_DIR: z.string().default('.data'),
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
  POSTHOG_PROJECT_ID: z.string().default('@current'),
});

/**
 * Reads the site's settings from environment variables; an empty variable counts as not set.
 *
 * @throws {Error} with one sentence per wrong variable: its name, its value, and what it must be.
 */
export function readSiteSettings(environment: Record<string, string | undefined>): SiteSettings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => describe(issue, set)).join('\n'));
  }
  const { PORT, HOST, DATA_DIR, ...posthog } = parsed.data;
  return { port: PORT, host: HOST, posthog: readPostHog(posthog, DATA_DIR) };
}

function readPostHog(
  {
    POSTHOG_HOST: host,
    POSTHOG_APP_HOST: appHost,
    POSTHOG_API_KEY: apiKey,
    POSTHOG_PERSONAL_API_KEY: personalApiKey,
    POSTHOG_PROJECT_ID: projectId,
  }: Omit<z.infer<typeof environmentSchema>, 'PORT' | 'HOST' | 'DATA_DIR'>,
  dataDir: string,
): SiteSettings['posthog'] {
  if (host === undefined && apiKey === undefined) return { kind: 'embedded', dataDir };
  if (host === undefined) {
    throw new Error(
      'POSTHOG_API_KEY is set, but POSTHOG_HOST is not. Set it to the address of your PostHog, such as https://us.i.posthog.com, or unset both to use the embedded PostHog.',
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
    appHost: appHost ?? appHostOf(host),
    apiKey,
    personalApiKey,
    projectId,
  };
}

/** PostHog Cloud takes events at `us.i.posthog.com` and serves its API at `us.posthog.com`. */
function appHostOf(host: string) {
  return host.replace(/\.i\.posthog\.com$/, '.posthog.com');
}

/** Keys stay out of messages: they may end up in logs. */
function describe(issue: z.core.$ZodIssue, environment: Record<string, string | undefined>) {
  const name = String(issue.path[0]);
  const value = name.endsWith('_KEY') ? '' : ` It is "${environment[name] ?? ''}".`;
  return `${name} ${issue.message}.${value}`;
}
