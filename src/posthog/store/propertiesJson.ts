/**
 * The JSON of a person's or group's properties. PostHog keeps those in Postgres, which takes no null
 * character: each becomes U+FFFD, in names, too.
 */
export function propertiesJson(properties: Record<string, unknown>): string {
  const json = JSON.stringify(properties);
  if (!json.includes('\\u0000')) return json;
  return json.replace(/\\(?:\\|u0000)/g, (escape) => (escape === '\\\\' ? escape : '\\ufffd'));
}
