/**
 * A feature flag with the JSON that PostHog wrote it in: to save a part of it and leave the rest as it is.
 */

import * as z from 'zod';
import { type FeatureFlag, flagSchema } from '../../flags/flag.ts';
import { plainJson } from '../../json/exactJson.ts';
import { isRecord } from '../../json/record.ts';

export interface WrittenFlag {
  flag: FeatureFlag;
  /** Unread and exact, see `parseExact`; null and absent, the order of keys and unknown ones are kept. */
  json: Readonly<Record<string, unknown>>;
}

/** Reads what `parseExact` gives of a flag. */
export const writtenFlagSchema = z.unknown().transform((json, context): WrittenFlag => {
  const read = flagSchema.safeParse(plainJson(json));
  if (read.success && isRecord(json)) return { flag: read.data, json };
  for (const { message, path } of read.error?.issues ?? []) {
    context.issues.push({ code: 'custom', message, path, input: json });
  }
  return z.NEVER;
});
