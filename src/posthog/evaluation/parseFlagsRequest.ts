import { textOf } from '../../flags/textOf.ts';
import { isKeptNumber } from '../../json/longNumbers.ts';
import { isTooDeep } from '../../json/readJson.ts';
import { isRecord } from '../../json/record.ts';
import { tokenOf } from '../http/findToken.ts';
import { RequestError } from '../http/requestError.ts';
import { readDistinctId } from '../persons/distinctId.ts';

type Properties = Record<string, unknown>;

/** A request to evaluate the feature flags of a project for someone. */
export interface FlagsRequest {
  token: string;
  distinctId: string;
  /** The distinct ID from before a login. */
  anonDistinctId: string | undefined;
  deviceId: string | undefined;
  /** Properties that the app knows now; they win over those that are stored. */
  personProperties: Properties;
  /** Keys of the groups that the person acts for, by group type. */
  groups: ReadonlyMap<string, string>;
  /** Properties of those groups that the app knows now, by group type. */
  groupProperties: ReadonlyMap<string, Properties>;
  /** Keys of the flags that are asked for; undefined asks for all. */
  flagKeys: ReadonlySet<string> | undefined;
  contexts: readonly string[];
  /** What the app says of where it runs. */
  runtime: unknown;
  /** True when only the rest of the answer is wanted. */
  disableFlags: boolean;
}

/**
 * Reads the body of `/flags`, under all names that SDKs give its fields.
 * @throws RequestError 401 without a project API key, 400 without a distinct ID.
 */
export function parseFlagsRequest(body: unknown): FlagsRequest {
  if (!isRecord(body)) {
    throw new RequestError(400, 'failed to parse request: the body must be a JSON object');
  }
  if (isTooDeep(body))
    throw new RequestError(400, 'failed to parse request: recursion limit exceeded');
  const given = body['person_properties'] ?? body['$properties'];
  const personProperties = isRecord(given) ? given : {};
  const flagKeys = textsOf(body['flag_keys_to_evaluate'] ?? body['flag_keys']);
  return {
    token: readToken(body),
    distinctId: readId(body['distinct_id'] ?? body['$distinct_id']),
    anonDistinctId: readDistinctId(body['$anon_distinct_id'] ?? body['anon_distinct_id']),
    deviceId:
      deviceIdOf(body['$device_id'] ?? body['device_id']) ??
      deviceIdOf(personProperties['$device_id']),
    personProperties,
    groups: readGroups(body['groups'] ?? body['$groups']),
    groupProperties: readGroupProperties(body['group_properties'] ?? body['$group_properties']),
    flagKeys: flagKeys && new Set(flagKeys),
    contexts: textsOf(body['evaluation_contexts'] ?? body['evaluation_environments']) ?? [],
    runtime: body['evaluation_runtime'],
    disableFlags: body['disable_flags'] === true,
  };
}

function readToken(body: Properties): string {
  const token = tokenOf(body)?.trim();
  if (token) return token;
  throw new RequestError(401, {
    type: 'authentication_error',
    code: 'not_authenticated',
    detail: 'No API token provided. Please include a valid API token in your request.',
    attr: null,
  });
}

/** An empty distinct ID is taken, or one of blanks, unlike in capture: someone unknown goes by it. */
function readId(value: unknown): string {
  if (value === undefined || value === null) {
    throw new RequestError(
      400,
      'The distinct_id field is missing from the request. Please include a valid identifier.',
    );
  }
  if (typeof value !== 'string' && typeof value !== 'number' && !isKeptNumber(value)) {
    throw new RequestError(
      400,
      `failed to parse request: distinct_id must be a string or a number, and is ${kindOf(value)}`,
    );
  }
  return readDistinctId(value) ?? (typeof value === 'string' ? value : '');
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'boolean' ? 'a boolean' : 'an object';
}

/** An empty one is none, and so is what is no text. */
function deviceIdOf(value: unknown): string | undefined {
  return typeof value === 'string' ? readDistinctId(value) : undefined;
}

/** A group's key is a text or a number; anything else names no group. */
function readGroups(value: unknown): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [type, key] of Object.entries(isRecord(value) ? value : {})) {
    const isKey = typeof key === 'string' || typeof key === 'number' || isKeptNumber(key);
    if (isKey) groups.set(type, textOf(key));
  }
  return groups;
}

function readGroupProperties(value: unknown): Map<string, Properties> {
  const byType = new Map<string, Properties>();
  for (const [type, properties] of Object.entries(isRecord(value) ? value : {})) {
    if (isRecord(properties)) byType.set(type, properties);
  }
  return byType;
}

function textsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
