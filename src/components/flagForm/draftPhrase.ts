/**
 * Sets and filters that are being typed, in words.
 */

import type { PropertyFilter } from '../../flags/flag.ts';
import { ownValue } from '../../json/ownValue.ts';
import type { FilterDraft } from '../../lessons/flagForm/filterDraft.ts';
import type { Json } from '../../lessons/flagForm/json.ts';
import type { SetDraft } from '../../lessons/flagForm/flagDraft.ts';
import { isolate } from '../../text/isolation.ts';
import { holdsList, parseList } from '../../scene/listText.ts';
import { parsePercentage } from '../../scene/percentage.ts';
import { filterPhrase, setPhrase } from '../flag/filterPhrase.ts';

/**
 * A condition set that is being typed, in one line.
 * @param kind the kind of group that it matches by; undefined for persons
 * @param flagKeys keys of flags by id: a filter on another flag has its id alone
 */
export function draftPhrase(
  { rollout, filters, variant }: Typed,
  kind?: string,
  flagKeys: FlagKeys = {},
): string {
  const percentage = parsePercentage(rollout);
  if (percentage === undefined) return 'needs a rollout percentage from 0 to 100';
  const set = {
    properties: filters.map((filter) => filterOf(filter, flagKeys)),
    rollout_percentage: percentage,
  };
  return [
    setPhrase(set),
    ...(kind === undefined ? [] : [`matched by ${isolate(kind)}`]),
    ...(variant === '' ? [] : [`with the variant “${isolate(variant)}”`]),
  ].join(', ');
}

type Typed = Pick<SetDraft, 'rollout' | 'filters' | 'variant'>;

type FlagKeys = Readonly<Record<string, string>>;

/** A filter that the form only shows, in words. */
export function keptFilterPhrase(filter: FilterDraft, flagKeys: FlagKeys = {}): string {
  return filterPhrase(filterOf(filter, flagKeys));
}

function filterOf(
  { saved, kept, key, operator, value }: FilterDraft,
  flagKeys: FlagKeys,
): PropertyFilter {
  if (kept === true && saved) return { type: 'person', ...saved, ...keptPart(saved, flagKeys) };
  return {
    key: key === '' ? '…' : key,
    type: 'person',
    operator,
    value: value === '' ? '…' : holdsList(operator) ? parseList(value) : value,
  };
}

/** What no field can hold is said in JSON: it may be padded, or empty. */
function keptPart({ type = 'person', key, value, cohort_name: cohort }: Json, flagKeys: FlagKeys) {
  const name = String(key);
  if (type === 'flag') return { key: ownValue(flagKeys, name) ?? name };
  if (type === 'cohort' && typeof cohort === 'string' && cohort !== '')
    return { key: name, value: cohort };
  return type === 'person' ? { key: name, value: JSON.stringify(value) } : { key: name };
}
