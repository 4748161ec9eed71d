import type { Decision } from './explanation.ts';

/** A decision as code sees it: a variant's key, true or false. */
export function flagValue(decision: Decision): boolean | string {
  return decision.enabled && decision.variant !== null ? decision.variant : decision.enabled;
}
