/**
 * One edit of a flag or of a person's properties, such as someone makes in PostHog. `set` and
 * `filter` are indexes, both counting from 0.
 */
export type Change =
  /** Gives the person a property; undefined takes it away. Opting in to early access is one of these. */
  | { kind: 'property'; key: string; value: unknown }
  | { kind: 'filter'; set: number; filter: number; value: unknown }
  | { kind: 'rollout'; set: number; percentage: number }
  | { kind: 'holdout'; percentage: number }
  | { kind: 'remove-filter'; set: number; filter: number }
  | { kind: 'remove-set'; set: number }
  | { kind: 'active'; active: boolean };
