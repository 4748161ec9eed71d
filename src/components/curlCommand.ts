/** The shell command that makes the same request, quoted for any POSIX shell; a body is sent as JSON. */
export function curlCommand(url: string, body?: string): string {
  const command = `curl ${quoted(url)}`;
  if (body === undefined) return command;
  return `${command} -H 'Content-Type: application/json' --data-raw ${quoted(body)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
