import { fetchPart } from './fetchPart.ts';

/** Starts a run, and tells what there is of it, as HTML, until it has ended. */
export async function followRun(
  body: FormData,
  { signal, onUpdate }: { signal: AbortSignal; onUpdate: (html: string) => void },
): Promise<void> {
  onUpdate(await fetchPart('/parts/run', { method: 'POST', body }, signal));
}
