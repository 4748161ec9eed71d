/**
 * A flag as PostHog had it when the form was opened, as far as the form may change it. It travels in
 * the form, so that a save can say what it began with.
 */

import { parseExact } from '../../json/exactJson.ts';
import { isRecord } from '../../json/record.ts';
import { type EarlyAccessFeature, featureOf } from '../../project/api/earlyAccess.ts';
import { type WrittenFlag, writtenFlagSchema } from '../../project/api/writtenFlag.ts';
import type { Json } from './json.ts';

export interface SavedFlag {
  id: number;
  key: string;
  name: string;
  active: boolean;
  /** True when the flag is known to have been deleted since. */
  deleted: boolean;
  /** One more with each save; a PostHog of before 2025 counts none. */
  version: number | undefined;
  bucketing_identifier?: string | null | undefined;
  ensure_experience_continuity?: boolean | null | undefined;
  /** `groups` are the condition sets; all else in it the form keeps. */
  filters: Json & { groups: Json[] };
  /** The early access feature that it stands behind: PostHog allows one. */
  features?: EarlyAccessFeature[];
}

export function savedFlagOf({ flag, json }: WrittenFlag): SavedFlag {
  const { id, key, name, active, deleted, version } = flag;
  const filters = isRecord(json['filters']) ? json['filters'] : {};
  const feature = featureOf(flag);
  const groups = Array.isArray(filters['groups']) ? filters['groups'].filter(isRecord) : [];
  return {
    id,
    key,
    name,
    active,
    deleted,
    version: version ?? undefined,
    bucketing_identifier: flag.bucketing_identifier,
    ensure_experience_continuity: flag.ensure_experience_continuity,
    filters: { ...filters, groups },
    ...(feature && { features: [feature] }),
  };
}

/** The flag that a form began with, from its field; undefined for a form that began with none. */
export function parseSavedFlag(text: string): SavedFlag | undefined {
  const { data } = writtenFlagSchema.safeParse(parseExact(text));
  return data && savedFlagOf(data);
}
