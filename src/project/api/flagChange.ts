import type { Filters } from '../../flags/flag.ts';

/** What may be set on a flag; PostHog replaces `filters` whole. */
export interface FlagChange {
  key?: string;
  name?: string;
  active?: boolean;
  filters?: Filters;
  deleted?: boolean;
}
