import type { PropertyFilter } from '../flags/flag.ts';
import { operators } from './operators.ts';
import { shortValue } from './shortValue.ts';

/** A filter in words, e.g. `initial_name is ada`, `cohort is 7`, `flag 3 is true`. */
export function filterPhrase({ type, key, operator, value }: PropertyFilter): string {
  if (type === 'flag') return `flag ${key} is ${shortValue(value)}`;
  if (type === 'cohort') {
    return `cohort is ${operator === 'not_in' ? 'not ' : ''}${shortValue(value)}`;
  }
  const name = operator ?? 'exact';
  const words = operators[name] ?? name.replaceAll('_', ' ');
  if (name === 'is_set' || name === 'is_not_set') return `${key} ${words}`;
  const values = Array.isArray(value) ? value.map(shortValue).join(' or ') : shortValue(value);
  return `${key} ${words} ${values}`;
}
