/** The property by which an event carries the value of a flag, by PostHog's convention. */
export function featureProperty(key: string): string {
  return `$feature/${key}`;
}
