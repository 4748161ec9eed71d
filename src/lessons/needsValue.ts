/** Whether an operator compares with a value at all. */
export function needsValue(operator: string): boolean {
  return operator !== 'is_set' && operator !== 'is_not_set';
}
