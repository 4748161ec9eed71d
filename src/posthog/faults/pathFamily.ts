/** What an SDK wants of PostHog: to bring events, to have flags evaluated, to get the flags' definitions, or the REST API. */
export const PATH_FAMILIES = ['capture', 'flags', 'definitions', 'api'] as const;

export type PathFamily = (typeof PATH_FAMILIES)[number];

const PATTERNS: [PathFamily, RegExp][] = [
  ['definitions', /^\/(flags\/definitions|api\/feature_flag\/local_evaluation)\/?$/],
  ['flags', /^\/(flags|decide)\/?$/],
  ['api', /^\/api\//],
  ['capture', /^\/(batch|e|capture|track|engage|s|i\/v\d\/.+)\/?$/],
];

/** The family of a path; undefined for those that no SDK waits for, such as a page. */
export function pathFamily(pathname: string): PathFamily | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(pathname))?.[0];
}
