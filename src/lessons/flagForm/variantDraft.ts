/**
 * The variants of a flag and its payloads in the flag form: as text, and back. The payload of a variant
 * goes with it: it is renamed and taken away together with it.
 */

import { ownValue } from '../../json/ownValue.ts';
import { isRecord, recordOf } from '../../json/record.ts';
import { fieldText } from '../../scene/edits.ts';
import { parsePercentage } from '../../scene/percentage.ts';
import type { Json } from './json.ts';
import { lineText } from './lineText.ts';

/** A variant as typed. */
export interface VariantDraft {
  /** The variant as it was saved; undefined for a new one. */
  saved?: Json | undefined;
  key: string;
  /** Its share in percent. */
  share: string;
  /** JSON text; empty for none. */
  payload: string;
}

/** What of a draft is about variants and payloads. */
export interface ValuesDraft {
  variants: VariantDraft[];
  /** What comes with `true`, for a flag without variants. */
  payload: string;
}

/** The variants and payloads of saved filters as the form shows them. */
export function valuesOf(filters: Json): ValuesDraft {
  const payloads = recordOf(filters['payloads']);
  return {
    variants: variantsIn(filters).map((saved) => ({
      saved,
      key: keyOf(saved),
      share: fieldText(saved['rollout_percentage']),
      payload: payloadText(ownValue(payloads, String(saved['key']))),
    })),
    payload: payloadText(ownValue(payloads, TRUE)),
  };
}

/** The key that a variant is saved by, as a set names it. */
export function variantKey({ saved, key }: VariantDraft): string {
  return saved && key === keyOf(saved) ? lineText(String(saved['key'])) : key.trim();
}

/** The parts of filters that variants and payloads are saved in, as far as they were edited. */
export function valueFilters({ variants, payload }: ValuesDraft, filters: Json): Json {
  const before = variantsIn(filters);
  const now = variants.map(variantOf);
  const isSame = JSON.stringify(now) === JSON.stringify(before);
  const multivariate =
    now.length === 0 ? null : { ...recordOf(filters['multivariate']), variants: now };
  const holders =
    variants.length === 0
      ? [{ was: TRUE, key: TRUE, payload }]
      : variants.map(({ saved, key, payload: own }) => ({
          was: saved && String(saved['key']),
          key: saved && key === keyOf(saved) ? String(saved['key']) : key.trim(),
          payload: own,
        }));
  const payloads = payloadsOf(holders, filters);
  return { ...(!isSame && { multivariate }), ...(payloads && { payloads }) };
}

/** The key by which a flag without variants keeps its payload. */
const TRUE = 'true';

/** The variants of saved filters. */
function variantsIn(filters: Json): Json[] {
  const { variants } = recordOf(filters['multivariate']);
  return Array.isArray(variants) ? variants.filter(isRecord) : [];
}

function variantOf({ saved, key, share }: VariantDraft): Json {
  const percentage = parsePercentage(share) ?? share;
  if (!saved) return { key: key.trim(), rollout_percentage: percentage };
  const hasKey = key === keyOf(saved);
  const hasShare = share.trim() === fieldText(saved['rollout_percentage']);
  if (hasKey && hasShare) return saved;
  return {
    ...saved,
    ...(!hasKey && { key: key.trim() }),
    ...(!hasShare && { rollout_percentage: percentage }),
  };
}

interface Holder {
  /** The key that its payload was saved by. */
  was: string | undefined;
  key: string;
  payload: string;
}

/** The payloads, in their old order; undefined when none was edited. */
function payloadsOf(holders: readonly Holder[], filters: Json): Json | undefined {
  const before = Object.entries(recordOf(filters['payloads']));
  const known = variantsIn(filters).map(({ key }) => String(key));
  const owned = new Set(known.length === 0 ? [TRUE] : known);
  const kept = before.flatMap(([key, value]): [string, unknown][] => {
    const holder = holders.find(({ was }) => was === key);
    if (!holder) return owned.has(key) ? [] : [[key, value]];
    if (holder.payload === payloadText(value)) return [[holder.key, value]];
    return isEmpty(holder) ? [] : [[holder.key, holder.payload]];
  });
  const had = new Set(before.map(([key]) => key));
  const fresh = holders
    .filter((holder) => !isEmpty(holder) && !(holder.was !== undefined && had.has(holder.was)))
    .map(({ key, payload }): [string, unknown] => [key, payload]);
  const now = [...kept, ...fresh];
  const isSame =
    now.length === before.length &&
    now.every(([key, value], index) => key === before[index]?.[0] && value === before[index][1]);
  return isSame ? undefined : Object.fromEntries(now);
}

function isEmpty({ payload }: Holder): boolean {
  return payload.trim() === '';
}

/** A payload as it is typed: PostHog keeps JSON text, older ones JSON itself. */
function payloadText(payload: unknown): string {
  return lineText(fieldText(Array.isArray(payload) ? JSON.stringify(payload) : payload));
}

/** As a field of one line gives it back. */
function keyOf({ key }: Json): string {
  return lineText(String(key)).replaceAll('\n', '');
}
