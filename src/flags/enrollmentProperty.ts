/** The person property that holds a person's choice about a flag in early access. */
export function enrollmentProperty(flagKey: string): string {
  return `$feature_enrollment/${flagKey}`;
}
