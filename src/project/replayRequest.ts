import { cutKey } from './cutKey.ts';
import { type Difference, differencesOf } from './differencesOf.ts';
import { IN_PROCESS } from './openEmbedded.ts';
import { parseJson } from './parseJson.ts';
import type { Project } from './project.ts';
import { type ReplayRequest, readReplay } from './readReplay.ts';

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

function send({ apiKey, host, fetch: fetchEmbedded }: Project, { path, body }: ReplayRequest) {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(withKey(body, apiKey)),
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
  if (!fetchEmbedded) return fetch(host + path, init);
  return fetchEmbedded(new Request(IN_PROCESS + path, init));
}

/** Events carry the key as `api_key`, questions about flags as `token`. */
function withKey(body: Record<string, unknown>, apiKey: string) {
  const names = ['api_key', 'token'].filter((name) => name in body);
  return { ...body, ...Object.fromEntries(names.map((name) => [name, apiKey])) };
}
