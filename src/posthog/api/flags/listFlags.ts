/**
 * Lists of flags: those that an address asks for, or all.
 */

import { parseJson } from '../../../json/readJson.ts';
import { FLAG_TYPES, type FlagQuery, type FlagTable } from '../../store/flagTable.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { flagStatus } from './flagStatus.ts';

/**
 * The flags that an address asks for, and how many there are in all; values that PostHog does not
 * know filter nothing.
 */
export function listFlags(
  table: FlagTable,
  projectId: number,
  query: URLSearchParams,
  { limit, offset }: Pick<FlagQuery, 'limit' | 'offset'>,
  now: number,
): { count: number; flags: StoredFlag[] } {
  const asked = readFlagQuery(query);
  const tests = readTests(query, now);
  if (tests.length === 0) return table.list(projectId, { ...asked, limit, offset });
  const { flags } = table.list(projectId, { ...asked, ...ALL });
  const found = flags.filter((flag) => tests.every((test) => test(flag)));
  return { count: found.length, flags: found.slice(offset, offset + limit) };
}

/** All flags of a project: more than anyone has. */
export const ALL = { limit: 1_000_000, offset: 0 };

function readFlagQuery(query: URLSearchParams): Omit<FlagQuery, 'limit' | 'offset'> {
  const type = query.get('type');
  return {
    search: query.get('search') ?? '',
    active: readBoolean(query.get('active')),
    type: FLAG_TYPES.find((known) => known === type),
    runtime: query.get('evaluation_runtime') ?? undefined,
  };
}

type Test = (flag: StoredFlag) => boolean;

/** What is asked of flags one by one, for nobody has so many. */
function readTests(query: URLSearchParams, now: number): Test[] {
  const tests: Test[] = [];
  if (query.get('active') === 'STALE') {
    tests.push((flag) => flagStatus(flag, now).status === 'stale');
  }
  const archived = readBoolean(query.get('archived'));
  if (archived !== undefined) {
    tests.push(({ settings }) => (settings['archived'] === true) === archived);
  }
  const hasContexts = readBoolean(query.get('has_evaluation_contexts'));
  if (hasContexts !== undefined) {
    tests.push(
      ({ settings }) => textsOf(settings['evaluation_contexts']).length > 0 === hasContexts,
    );
  }
  const tags = readList(query.get('tags'));
  if (tags.length > 0) tests.push(({ settings }) => hasAny(settings['tags'], tags));
  const excludedTags = readList(query.get('excluded_tags'));
  if (excludedTags.length > 0)
    tests.push(({ settings }) => !hasAny(settings['tags'], excludedTags));
  const excludedKeys = readList(query.get('excluded_properties'));
  if (excludedKeys.length > 0) tests.push(({ key }) => !excludedKeys.includes(key));
  return tests;
}

function readBoolean(text: string | null): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** A JSON list of texts; anything else counts as empty, as in PostHog. */
function readList(text: string | null): string[] {
  return text === null ? [] : textsOf(parseJson(text));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function hasAny(tags: unknown, wanted: readonly string[]): boolean {
  return textsOf(tags).some((tag) => wanted.includes(tag));
}
