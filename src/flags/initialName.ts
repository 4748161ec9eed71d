/** The name under which PostHog keeps the first value of a person's property: `$initial_os` for `$os`. */
export function initialName(name: string): string {
  return `$initial_${name.replace(/^\$/, '')}`;
}
