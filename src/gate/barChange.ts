/** Running is what visitors are here for; all else that is sent changes something. */
const RUNS = new Set(['/parts/run', '/parts/crowd']);

/** What a read-only site answers to a request that would change something; undefined for all others. */
export function barChange(method: string, path: string): Response | undefined {
  if (method === 'GET' || method === 'HEAD' || RUNS.has(path)) return undefined;
  const sentence =
    'This site is read-only: you may look and run, but not change anything. Run Flagbook yourself to try this.';
  return new Response(sentence, {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
