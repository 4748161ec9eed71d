import type { PropertyFilter } from '../flags/flag.ts';
import { operators } from './operators.ts';
import { shortValue } from './shortValue.ts';

/** A property filter in words, e.g. `initial_name is ada`. */
export function filterPhrase({ key, operator, value }: PropertyFilter): string {
  const name = operator ?? 'exact';
  const words = operators[name] ?? name.replaceAll('_', ' ');
  if (name === 'is_set' || name === 'is_not_set') return `${key} ${words}`;
  const values = Array.isArray(value) ? value.map(shortValue).join(' or ') : shortValue(value);
  return `${key} ${words} ${values}`;
}
