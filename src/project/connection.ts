/**
 * Which PostHog the site talks to, as a page may tell of it.
 */

import { cutKey } from '../runs/recordExchange.ts';
import type { RunConnection } from '../runs/run.ts';
import type { IngestionState } from './ingestion.ts';
import { ApiError } from './api/apiError.ts';
import type { Project } from './project.ts';

/** Which PostHog the site talks to. */
export interface Connection {
  /** What to call it, e.g. "embedded PostHog". */
  label: string;
  /** An absolute URL that SDKs can be pointed at. */
  host: string;
  /** The project API key, which is public. */
  apiKey: string;
  /** How late it ingests, if somebody has set that here. */
  lag?: Pick<IngestionState, 'delayMs' | 'paused'> | undefined;
  /** Why it can keep nothing at present, with what to do. */
  problem?: string | undefined;
}

/** The connection as a page at `origin` tells of it. */
export function connectionOf(
  { name, host, apiKey, ingestion, problem }: Project,
  origin: string,
): Connection {
  const { delayMs = 0, paused = false } = lagOf(ingestion) ?? {};
  return {
    label: name,
    host: new URL(host, origin).href,
    apiKey,
    lag: delayMs > 0 || paused ? { delayMs, paused } : undefined,
    problem: problem(),
  };
}

/** A page can be read, though the lag cannot. */
function lagOf(ingestion: Project['ingestion']) {
  try {
    return ingestion?.lag();
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** How a reader of the site at `origin` reaches the project's PostHog. */
export function runConnection({ host, apiKey }: Project, origin: string): RunConnection {
  return {
    host: new URL(host, origin).href.replace(/\/$/, ''),
    apiKey,
    shownKey: cutKey(apiKey),
  };
}
