/**
 * Writes by the REST API of a server under test, to its default project.
 *
 * @throws {Error} with the answer's text, when it is refused.
 */
export async function writeApi(
  origin: string,
  method: 'POST' | 'PATCH',
  path: string,
  body: unknown,
): Promise<{ id: number }> {
  const response = await fetch(`${origin}/posthog/api/projects/1${path}`, {
    method,
    headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { id: number };
}
