/** A feature flag as the reader types it in the flag form: all text, nothing checked yet. */
export interface FlagDraft {
  key: string;
  name: string;
  active: boolean;
  sets: SetDraft[];
}

/** A condition set as typed. */
export interface SetDraft {
  /** A percentage, as typed. */
  rollout: string;
  filters: FilterDraft[];
}

/** A property filter as typed. */
export interface FilterDraft {
  key: string;
  operator: string;
  value: string;
}
