/**
 * Early access features as PostHog’s REST API gives and takes them.
 */

import * as z from 'zod';
import { type ApiOptions, callApi } from './callApi.ts';

const featureSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `draft`, `concept`, `alpha`, `beta`, `general-availability`, `archived`. */
  stage: z.string(),
});

/** A feature that people can opt in to, as far as the site reads it. */
export type EarlyAccessFeature = z.infer<typeof featureSchema>;

/** A feature to make: before the flag with the id, or before one that PostHog makes for it. */
export interface NewFeature {
  name: string;
  stage: string;
  feature_flag_id?: number;
}

/** The stage that a feature is to have. */
export interface FeatureMove {
  stage: string;
  /** On the way to general availability: for those as well who opted out. */
  rollout_to_all?: boolean;
}

/** What the site does with early access features. */
export interface FeatureApi {
  create: (feature: NewFeature) => Promise<EarlyAccessFeature>;
  /** PostHog changes the flag behind it accordingly. */
  move: (id: string, move: FeatureMove) => Promise<EarlyAccessFeature>;
  /** Its flag stays, and can be deleted only then. */
  remove: (id: string) => Promise<void>;
}

/** @param path gives the path of a REST resource of the project */
export function featureApi(options: ApiOptions, path: (resource: string) => string): FeatureApi {
  const one = (id: string) => path(`early_access_feature/${id}/`);
  return {
    create: (feature) =>
      callApi(options, 'POST', path('early_access_feature/'), featureSchema, feature),
    move: (id, move) => callApi(options, 'PATCH', one(id), featureSchema, move),
    remove: async (id) => {
      await callApi(options, 'DELETE', one(id), z.unknown());
    },
  };
}

/** The feature that a flag stands behind, as the REST API tells it with the flag; undefined for none. */
export function featureOf(flag: object): EarlyAccessFeature | undefined {
  return linkedSchema.safeParse(flag).data?.features[0];
}

const linkedSchema = z.object({ features: z.array(featureSchema) });
