import type { Explanation } from '../../flags/explain/explanation.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { ownValue } from '../../json/ownValue.ts';
import { isolate } from '../../text/isolation.ts';

/** What comes along with a flag's value. */
export interface Payload {
  sentence: string;
  /** JSON; undefined where nothing comes along. */
  json?: string;
}

/** The payload that comes with a decision, or why none does; undefined for a flag that has no payloads. */
export function payloadOf(
  { filters }: Pick<FeatureFlag, 'filters'>,
  { enabled, variant }: Pick<Explanation, 'enabled' | 'variant'>,
): Payload | undefined {
  const payloads = filters.payloads ?? {};
  if (Object.keys(payloads).length === 0) return undefined;
  if (!enabled) return { sentence: 'A flag that is off brings no payload.' };
  const key = variant ?? 'true';
  const payload = ownValue(payloads, key);
  const value = variant === null ? 'true' : `“${isolate(variant)}”`;
  if (payload === undefined || payload === null) {
    return { sentence: `The flag has no payload for ${value}.` };
  }
  const json = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { sentence: `With ${value}, the app gets the JSON that the flag keeps for it:`, json };
}
