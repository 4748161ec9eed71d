/**
 * What stands around a flag in PostHog, as far as the flag form names it. It travels in the form, so
 * that a button asks for the flag alone.
 */

import * as z from 'zod';
import { parseJson } from '../../json/readJson.ts';
import { ApiError, unlessRefused } from '../../project/api/apiError.ts';
import type { Api } from '../../project/api/createApi.ts';
import type { WrittenFlag } from '../../project/api/writtenFlag.ts';
import { formText } from './parseFlagDraft.ts';

const aroundSchema = z.object({
  /** Names of the kinds of groups that PostHog has met, by their index. */
  kinds: z.record(z.string(), z.string()),
  /** Keys of the flags that property filters may ask about, by their id. */
  flagKeys: z.record(z.string(), z.string()),
});

export type Around = z.infer<typeof aroundSchema>;

export const NOTHING_AROUND: Around = { kinds: {}, flagKeys: {} };

/**
 * Asks for what is around a flag. What PostHog refuses is left out: the flag itself can be edited
 * without.
 */
export async function readAround(api: Api, found: WrittenFlag | undefined): Promise<Around> {
  const filters = found?.flag.filters.groups.flatMap(({ properties }) => properties ?? []) ?? [];
  const asksFlags = filters.some(({ type }) => type === 'flag');
  const [kinds, flags] = await Promise.all([
    orNone(api.groupTypes()),
    asksFlags ? orNone(api.flags()) : [],
  ]);
  return {
    kinds: Object.fromEntries(kinds.map((kind) => [kind.group_type_index, kind.group_type])),
    flagKeys: Object.fromEntries(flags.map(({ id, key }) => [id, key])),
  };
}

/** What a sent form carries of it, in its field `around`. */
export function parseAround(form: FormData): Around {
  return aroundSchema.safeParse(parseJson(formText(form, 'around'))).data ?? NOTHING_AROUND;
}

async function orNone<Item>(answer: Promise<Item[]>): Promise<Item[]> {
  const items = await unlessRefused(answer);
  return items instanceof ApiError ? [] : items;
}
