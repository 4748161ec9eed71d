/**
 * Sets and filters that are being typed, in words.
 */

import type { PropertyFilter } from '../../flags/flag.ts';
import type { FilterDraft, Json } from '../../lessons/flagForm/filterDraft.ts';
import type { SetDraft } from '../../lessons/flagForm/flagDraft.ts';
import { holdsList, parseList } from '../../scene/listText.ts';
import { parsePercentage } from '../../scene/percentage.ts';
import { filterPhrase, setPhrase } from '../ui/filterPhrase.ts';

/** A condition set that is being typed, in one line. */
export function draftPhrase({ rollout, filters }: Pick<SetDraft, 'rollout' | 'filters'>): string {
  const percentage = parsePercentage(rollout);
  if (percentage === undefined) return 'needs a rollout percentage from 0 to 100';
  return setPhrase({ properties: filters.map(filterOf), rollout_percentage: percentage });
}

/** A filter that the form only shows, in words. */
export function keptFilterPhrase(filter: FilterDraft): string {
  return filterPhrase(filterOf(filter));
}

function filterOf({ saved, kept, key, operator, value }: FilterDraft): PropertyFilter {
  if (kept === true && saved) return { type: 'person', ...saved, ...keptPart(saved) };
  return {
    key: key === '' ? '…' : key,
    type: 'person',
    operator,
    value: value === '' ? '…' : holdsList(operator) ? parseList(value) : value,
  };
}

/** What no field can hold is said in JSON: it may be padded, or empty. */
function keptPart({ type = 'person', key, value, cohort_name: cohort }: Json) {
  const name = String(key);
  if (type === 'cohort' && typeof cohort === 'string' && cohort !== '')
    return { key: name, value: cohort };
  return type === 'person' ? { key: name, value: JSON.stringify(value) } : { key: name };
}
