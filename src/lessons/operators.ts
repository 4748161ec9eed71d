/** The operators that the flag form offers, in PostHog's own words for them. */
export const OPERATORS = [
  { operator: 'exact', label: 'equals' },
  { operator: 'is_not', label: 'does not equal' },
  { operator: 'icontains', label: 'contains' },
  { operator: 'not_icontains', label: 'does not contain' },
  { operator: 'regex', label: 'matches regex' },
  { operator: 'gt', label: 'is greater than' },
  { operator: 'lt', label: 'is less than' },
  { operator: 'is_set', label: 'is set' },
  { operator: 'is_not_set', label: 'is not set' },
] as const;

/** Whether an operator compares with a value at all. */
export function needsValue(operator: string): boolean {
  return operator !== 'is_set' && operator !== 'is_not_set';
}
