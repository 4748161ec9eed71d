/**
 * The project API key of a request, wherever an SDK puts it.
 */

import { isRecord } from '../../json/record.ts';
import { RequestError } from './requestError.ts';

const MAX_LENGTH = 64;

/**
 * Finds the project API key of a capture request: in the envelope, else on the events or in their
 * properties, where all must name the same one.
 * @throws RequestError 401 when there is none, more than one, or one that cannot be a project's.
 */
export function findToken(
  events: readonly Record<string, unknown>[],
  envelope: Record<string, unknown> | undefined,
): string {
  const token = envelope && tokenOf(envelope);
  return checkToken(token ?? tokenOfEvents(events));
}

/** The project API key under any of the names that SDKs give it. */
export function tokenOf(fields: Record<string, unknown>): string | undefined {
  const token = fields['api_key'] ?? fields['token'] ?? fields['$token'];
  return typeof token === 'string' ? token : undefined;
}

function tokenOfEvents(events: readonly Record<string, unknown>[]): string {
  let found: string | undefined;
  for (const event of events) {
    const { properties } = event;
    const token = tokenOf(event) ?? (isRecord(properties) ? tokenOf(properties) : undefined);
    if (token === undefined) throw new RequestError(401, 'event submitted without an api_key');
    if (found !== undefined && token !== found) {
      throw new RequestError(401, 'batch submitted with inconsistent api_key values');
    }
    found = token;
  }
  return found ?? '';
}

function checkToken(token: string): string {
  const trimmed = token.trim();
  const reason = invalidTokenReason(trimmed);
  if (reason) throw new RequestError(401, `API key is not valid: ${reason}`);
  return trimmed;
}

/** Why a text cannot be a project API key, in PostHog's words; undefined when it can be one. */
export function invalidTokenReason(token: string): string | undefined {
  if (token === '') return 'empty';
  if (token.length > MAX_LENGTH) return 'too_long';
  if (/[^\0-\x7f]/.test(token)) return 'not_ascii';
  if (token.startsWith('phx_')) return 'personal_api_key';
  return token.includes('\0') ? 'null_byte' : undefined;
}
