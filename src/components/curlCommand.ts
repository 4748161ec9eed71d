/** The shell command that makes the same request; the URL is quoted for any POSIX shell. */
export function curlCommand(url: string): string {
  return `curl '${url.replaceAll("'", `'\\''`)}'`;
}
