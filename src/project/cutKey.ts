/** A project API key as it is shown: `phc_fla…`. It is public, but nobody should learn to spread keys. */
export function cutKey(apiKey: string): string {
  return `${apiKey.slice(0, 7)}…`;
}
