import type { Decision } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';

/**
 * The payload that goes with a decision, as the flag stores it (a JSON-encoded string), or null.
 *
 * Early access gives the payload to those who opted out, too; so does PostHog's flag service.
 */
export function payloadOf(flag: FeatureFlag, decision: Decision): unknown {
  if (!decision.enabled && decision.reason.code !== 'super_condition_value') return null;
  const payloads = flag.filters.payloads ?? {};
  const key = decision.variant ?? 'true';
  return Object.hasOwn(payloads, key) ? payloads[key] : null;
}
