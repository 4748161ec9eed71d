import { tokenOf } from '../capture/findToken.ts';
import { isRecord } from '../isRecord.ts';
import { readDistinctId } from '../readDistinctId.ts';
import { RequestError } from '../requestError.ts';

/** A request to evaluate the feature flags of a project for someone. */
export interface FlagsRequest {
  token: string;
  distinctId: string;
  /** The distinct ID from before a login. */
  anonDistinctId: string | undefined;
  deviceId: string | undefined;
  /** Properties that the app knows now; they win over those that are stored. */
  personProperties: Record<string, unknown>;
  /** Keys of the flags that are asked for; undefined asks for all. */
  flagKeys: ReadonlySet<string> | undefined;
}

/**
 * Reads the body of `/flags`, under all names that SDKs give its fields.
 * @throws RequestError 401 without a project API key, 400 without a distinct ID.
 */
export function parseFlagsRequest(body: unknown): FlagsRequest {
  if (!isRecord(body)) {
    throw new RequestError(400, 'failed to parse request: the body must be a JSON object');
  }
  const given = body['person_properties'] ?? body['$properties'];
  const personProperties = isRecord(given) ? given : {};
  const flagKeys = body['flag_keys_to_evaluate'] ?? body['flag_keys'];
  return {
    token: readToken(body),
    distinctId: readId(body['distinct_id'] ?? body['$distinct_id']),
    anonDistinctId: readDistinctId(body['$anon_distinct_id'] ?? body['anon_distinct_id']),
    deviceId: readDistinctId(
      body['$device_id'] ?? body['device_id'] ?? personProperties['$device_id'],
    ),
    personProperties,
    flagKeys: Array.isArray(flagKeys) ? new Set(flagKeys) : undefined,
  };
}

function readToken(body: Record<string, unknown>): string {
  const token = tokenOf(body)?.trim();
  if (token) return token;
  throw new RequestError(401, {
    type: 'authentication_error',
    code: 'not_authenticated',
    detail: 'No API token provided. Please include a valid API token in your request.',
    attr: null,
  });
}

/** An empty distinct ID is taken, unlike in capture: `/flags` answers for someone unknown. */
function readId(value: unknown): string {
  if (value === undefined || value === null) {
    throw new RequestError(
      400,
      'The distinct_id field is missing from the request. Please include a valid identifier.',
    );
  }
  return readDistinctId(value) ?? '';
}
