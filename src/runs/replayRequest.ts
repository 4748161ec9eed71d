/**
 * A recorded request sent once more, and how its answer differs.
 */

import { ownValue } from '../json/ownValue.ts';
import { parseJson } from '../json/readJson.ts';
import type { Project } from '../project/project.ts';
import { readReplay, type ReplayRequest } from './readReplay.ts';
import { cutKey } from './recordExchange.ts';

/** A request that was sent again, and what came of it. */
export interface Replay {
  request: ReplayRequest;
  ms: number;
  /** Unset when no answer came. */
  status?: number;
  response?: unknown;
  /** Set when no answer came: what the network said. */
  error?: string;
  /** Where the answer says something else than the first. */
  differences: Difference[];
}

const PATIENCE_MS = 5000;

/**
 * Sends a request of the tape to the project's PostHog again, with the project's own API key.
 *
 * @throws {ReplayError} when `form` asks for anything but a request of the SDK
 */
export async function replayRequest(project: Project, form: FormData): Promise<Replay> {
  const request = readReplay(form);
  const begun = performance.now();
  try {
    const answer = await send(project, request);
    const text = await answer.text();
    const ms = performance.now() - begun;
    const response = parseJson(text.replaceAll(project.apiKey, cutKey(project.apiKey)));
    const differences = differencesOf(request.first.response, response);
    return { request, ms, status: answer.status, response, differences };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { request, ms: performance.now() - begun, error: message, differences: [] };
  }
}

function send(project: Project, { path, body }: ReplayRequest) {
  return project.send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(withKey(body, project.apiKey)),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

/** Events carry the key as `api_key`, questions about flags as `token`. */
function withKey(body: Record<string, unknown>, apiKey: string) {
  const names = ['api_key', 'token'].filter((name) => name in body);
  return { ...body, ...Object.fromEntries(names.map((name) => [name, apiKey])) };
}

/** A place in which two answers differ; undefined where one of them has nothing. */
export interface Difference {
  /** The keys that lead there, joined by dots. */
  place: string;
  first: unknown;
  now: unknown;
}

/** These differ from answer to answer, whatever is asked. */
const OF_THE_MOMENT = new Set(['requestId', 'request_id', 'evaluatedAt', 'evaluated_at']);

/** Where two decoded answers of PostHog say different things. */
export function differencesOf(first: unknown, now: unknown, place = ''): Difference[] {
  if (Object.is(first, now)) return [];
  if (!isObject(first) || !isObject(now)) return [{ place, first, now }];
  const keys = new Set([...Object.keys(first), ...Object.keys(now)]);
  return [...keys]
    .filter((key) => !OF_THE_MOMENT.has(key))
    .flatMap((key) =>
      differencesOf(
        ownValue(first, key),
        ownValue(now, key),
        place === '' ? key : `${place}.${key}`,
      ),
    );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
