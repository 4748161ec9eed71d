/** The uuids of the events in a decoded body; none when it is no batch. */
export function sentUuids(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('batch' in body)) return [];
  if (!Array.isArray(body.batch)) return [];
  return body.batch.flatMap(({ uuid }: { uuid?: unknown }) =>
    typeof uuid === 'string' ? [uuid] : [],
  );
}
