/** The state colour of a flag's value. */
export function flagState(value: boolean | string | undefined): 'on' | 'off' | 'waiting' {
  if (value === undefined) return 'waiting';
  return value === false ? 'off' : 'on';
}
