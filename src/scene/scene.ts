/**
 * What a link holds of a run: stage, user, the part of the flag that decides, and the properties of a
 * person and of the groups that they act for.
 */

import * as z from 'zod';
import { flagSchema } from '../flags/flag.ts';

/** Parts of a run's result that can be opened by name, in their order. */
export const VIEWS = ['page', 'response', 'wire', 'why'] as const;

/** What a run may find PostHog to be, other than up. */
export const FAULTS = ['slow', 'down'] as const;

/** The part of a flag that decides. A scene has no ids or names of anybody's project. */
export const sceneFlagSchema = z.object({
  ...flagSchema.pick({ key: true, filters: true }).shape,
  key: z.string().min(1).max(400),
  active: z.boolean().default(true),
  ensure_experience_continuity: z.boolean().nullish(),
  bucketing_identifier: z.string().nullish(),
});

/** A group that the user acts for, such as a company. */
const sceneGroupSchema = z.strictObject({
  /** The name of its type, such as `company`. */
  type: z.string().min(1).optional(),
  key: z.string().min(1).max(400),
  /** Its properties, as far as the flag looks at them. */
  properties: z.record(z.string(), z.unknown()).optional(),
});

const idSchema = z.string().min(1).max(400).optional();

/** The ID that a flag hashes in place of the distinct ID; at most one of them decides. */
const sceneIdsSchema = z.strictObject({
  /** Of the browser, for flags that go by the device. */
  device: idSchema,
  /** From before a login, for flags that keep their value across it. */
  anonymous: idSchema,
  /** The one that PostHog has stored for such a flag. */
  stored: idSchema,
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
  /** Key of the flag that is meant as PostHog has saved it; of no use beside `flag`. */
  about: z.string().min(1).max(400).optional(),
  /** The person's properties, as far as the flag looks at them. */
  person: z.record(z.string(), z.unknown()).optional(),
  /** The groups that the user acts for, by group type index, as far as the flag looks at them. */
  groups: z.record(z.string().regex(/^[0-4]$/), sceneGroupSchema).optional(),
  ids: sceneIdsSchema.optional(),
  /** What stands between the app and PostHog during the run; left out where nothing does. */
  posthog: z.enum(FAULTS).optional(),
  show: z.enum(VIEWS).optional(),
});

export type SceneFlag = z.infer<typeof sceneFlagSchema>;
export type Scene = z.infer<typeof sceneSchema>;
export type SceneGroups = NonNullable<Scene['groups']>;
export type SceneIds = z.infer<typeof sceneIdsSchema>;
export type View = (typeof VIEWS)[number];
