/** How the crowd is looked at, whatever its flag. */
const CHOICES = /^(order|pick|overlay|other-.+)$/;

/** Adds to the query of a crowd how it is looked at `now`, as far as the query leaves that open. */
export function keepChoices(
  query: URLSearchParams,
  now: Iterable<[string, unknown]>,
  kept = CHOICES,
): URLSearchParams {
  for (const [name, value] of now) {
    if (kept.test(name) && typeof value === 'string' && !query.has(name)) query.set(name, value);
  }
  return query;
}
