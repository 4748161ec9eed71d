/**
 * What a link holds of a run: stage, user, the part of the flag that decides, and a person’s properties.
 */

import * as z from 'zod';
import { type FeatureFlag, flagSchema } from '../flags/flag.ts';

/** Parts of a run's result that can be opened by name. */
const VIEWS = ['page', 'response', 'wire', 'why'] as const;

/** The part of a flag that decides. A scene has no ids or names of anybody's project. */
export const sceneFlagSchema = z.object({
  ...flagSchema.pick({ key: true, filters: true }).shape,
  key: z.string().min(1).max(400),
  active: z.boolean().default(true),
  ensure_experience_continuity: z.boolean().nullish(),
  bucketing_identifier: z.string().nullish(),
});

/**
 * What an instrument looks at, as it stands in a URL. What is left out is taken from PostHog when
 * the scene is opened.
 */
export const sceneSchema = z.strictObject({
  /** The stage that runs. */
  stage: z.string().optional(),
  /** Distinct ID. */
  user: z.string().min(1).optional(),
  flag: sceneFlagSchema.optional(),
  /** The person's properties, as far as the flag looks at them. */
  person: z.record(z.string(), z.unknown()).optional(),
  show: z.enum(VIEWS).optional(),
});

export type SceneFlag = z.infer<typeof sceneFlagSchema>;
export type Scene = z.infer<typeof sceneSchema>;
export type View = (typeof VIEWS)[number];

/**
 * The part of a project's flag that decides. Payloads stay behind: they decide nothing, and may be
 * meant for few.
 */
export function sceneFlagOf(flag: FeatureFlag): SceneFlag {
  const { key, active, filters, ensure_experience_continuity, bucketing_identifier } = flag;
  const deciding = { ...filters };
  delete deciding.payloads;
  return {
    key,
    active,
    filters: deciding,
    ...(ensure_experience_continuity && { ensure_experience_continuity }),
    ...(bucketing_identifier && { bucketing_identifier }),
  };
}

/**
 * A scene's flag as the evaluator takes one.
 * @param id the flag's id in the project, by which flags that depend on each other know each other
 */
export function featureFlagOf(flag: SceneFlag, id = 0): FeatureFlag {
  return { ...flag, id, name: '', deleted: false };
}

/** Those of a person's properties that have one of the keys. */
export function pickProperties(
  properties: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => keys.includes(key)));
}
