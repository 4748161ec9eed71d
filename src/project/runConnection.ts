import { cutKey } from './cutKey.ts';
import type { Project } from './project.ts';

/** What a reader needs to send a run's requests again. */
export interface RunConnection {
  /** Absolute URL of PostHog, without a slash at its end. */
  host: string;
  /** The project API key, which is public. */
  apiKey: string;
  /** The API key as it stands in the run's exchanges. */
  shownKey: string;
}

/** How a reader of the site at `origin` reaches the project's PostHog. */
export function runConnection({ host, apiKey }: Project, origin: string): RunConnection {
  return {
    host: new URL(host, origin).href.replace(/\/$/, ''),
    apiKey,
    shownKey: cutKey(apiKey),
  };
}
