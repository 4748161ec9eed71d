/** A feature flag as the reader types it in the flag form: all text, nothing checked yet. */
export interface FlagDraft {
  /** The flag's id once it is saved. */
  id?: number;
  key: string;
  name: string;
  active: boolean;
  sets: SetDraft[];
}

export interface SetDraft {
  /** A percentage, as typed. */
  rollout: string;
  filters: FilterDraft[];
}

export interface FilterDraft {
  key: string;
  operator: string;
  value: string;
}
