/**
 * Reads from the REST API of a server under test: `read('/events/?distinct_id=ada')` gives the
 * parsed answer of its default project.
 *
 * @throws {Error} with the answer's text, when it is not a 200.
 */
export async function readApi<T>(origin: string, path: string): Promise<T> {
  const response = await fetch(`${origin}/posthog/api/projects/1${path}`, {
    headers: { Authorization: 'Bearer phx_flagbook' },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
