import type { FeatureFlag, Filters } from '../../flags/flag.ts';

/** What a saved feature flag says, without what the store adds to it. */
export type FlagContent = {
  key: string;
  /** PostHog's REST API calls the flag's description its name. */
  name: string;
  active: boolean;
  deleted: boolean;
  filters: Filters;
  /** The other fields of PostHog's flag, by their names on the wire. */
  settings: Record<string, unknown>;
};

/** A saved feature flag. Times are milliseconds since 1970. */
export type StoredFlag = FlagContent & {
  id: number;
  /** 1 when created, one more with each save. */
  version: number;
  createdAt: number;
  updatedAt: number;
};

/** A flag in the form in which it is evaluated, with its settings beside its other fields. */
export type CurrentFlag = FeatureFlag & {
  version: number;
  /** Where the flag is meant to be evaluated: `server`, `client`, or anything else for both. */
  evaluation_runtime?: string | null;
  /** Which of an app's contexts the flag is meant for; none means all. */
  evaluation_contexts?: readonly string[];
};
