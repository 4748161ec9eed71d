const NAMED = 5;

/** The first five of some names, as PostHog lists them in a refusal, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, NAMED);
  if (names.length > NAMED) named.push(`and ${names.length - NAMED} more`);
  return named.join(', ');
}
