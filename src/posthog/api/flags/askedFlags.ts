/**
 * Flags as they are asked for in an address, and what was decided about them.
 */

import { flagValue } from '../../../flags/decision.ts';
import { isTooDeep, parseJson } from '../../../json/readJson.ts';
import { isRecord } from '../../../json/record.ts';
import { scriptText } from '../../../json/scriptText.ts';
import type { FlagDetail } from '../../evaluation/answerFlags.ts';
import type { AskedFor } from '../../evaluation/evaluateFor.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { validationError } from '../refusals.ts';

/**
 * Reads which flags are asked for, and for which groups: `groups` is a JSON object, `flag_keys` a
 * JSON list, or named again for each key.
 * @throws RequestError 400 when they are not
 */
export function readAsked(query: URLSearchParams): Pick<AskedFor, 'groups' | 'flagKeys'> {
  const keys = readKeys(query.getAll('flag_keys'));
  return {
    groups: readGroups(query.get('groups')),
    flagKeys: keys.length > 0 ? new Set(keys) : undefined,
  };
}

function readGroups(text: string | null): Map<string, string> {
  if (!text) return new Map();
  const groups = parseJson(text);
  if (isRecord(groups) && !isTooDeep(groups)) {
    return new Map(Object.entries(groups).map(([type, key]) => [type, scriptText(key)]));
  }
  throw validationError(
    groups === text ? 'Invalid JSON in groups parameter' : 'groups must be a JSON object',
    'groups',
  );
}

function readKeys(texts: readonly string[]): string[] {
  const [only = ''] = texts;
  if (texts.length !== 1 || !only.trim().startsWith('[')) return texts.filter(Boolean);
  const keys = parseJson(only);
  if (Array.isArray(keys) && !isTooDeep(keys)) return keys.map(scriptText);
  throw validationError('Invalid JSON in flag_keys parameter', 'flag_keys');
}

/** A decision as `evaluation_reasons` tells it. */
export function evaluationJson(detail: FlagDetail) {
  const { code, condition_index, description } = detail.reason;
  return { value: flagValue(detail), evaluation: { reason: code, condition_index, description } };
}

/** A flag with what decides it, and nothing of who made it. */
export function flagPart(flag: StoredFlag, projectId: number) {
  const { id, key, name, filters, deleted, active, version, settings } = flag;
  return {
    id,
    team_id: projectId,
    name,
    key,
    filters,
    deleted,
    active,
    ensure_experience_continuity: settings['ensure_experience_continuity'] ?? false,
    version,
    evaluation_runtime: settings['evaluation_runtime'] ?? 'all',
    bucketing_identifier: settings['bucketing_identifier'] ?? null,
    evaluation_contexts: settings['evaluation_contexts'] ?? [],
  };
}
