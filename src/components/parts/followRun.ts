/**
 * Following a run from its first page to its end; and those that were left for another before their end.
 */

import { fetchWholePart, type Part, Silence } from './fetchPart.ts';
import { RETRY_DELAYS } from './retryDelays.ts';

/** How a run is followed. */
interface Following {
  /** Calls off the following; the run itself goes on. */
  signal: AbortSignal;
  /** Takes the HTML of the whole result, as it is at that moment. Never called after an abort. */
  onUpdate: (html: string) => void;
}

/** Runs that were called off before their end: what they prove is given to whoever asks. */
const left = new Set<string>();

/**
 * Makes a run, or follows one that was made, by its id, and tells of it as it grows: the page as soon
 * as it is there, then what goes to PostHog and what comes back, until nothing more will come.
 *
 * Throws an Error whose message can be shown to the reader; what was told of before it stays true.
 */
export async function followRun(
  run: FormData | string,
  { signal, onUpdate }: Following,
): Promise<void> {
  let id = typeof run === 'string' ? run : '';
  let part =
    typeof run === 'string'
      ? await askAgain(`/parts/run?run=${encodeURIComponent(run)}`, signal)
      : await askFirst(run, signal);
  while (part) {
    // An empty one says that there is more: what comes with it is given to a request that does not wait.
    if (part.html !== '') onUpdate(part.html);
    const news = part.headers.get('Run-News');
    if (news === null) return;
    id = part.headers.get('Run-Id') ?? id;
    part = await askAgain(`/parts/run?run=${encodeURIComponent(id)}&seen=${news}`, signal);
  }
  if (id !== '') left.add(id);
}

/**
 * Follows those that were called off to their ends, one after the other, without showing them: a reader
 * who is in a hurry has their ticks all the same. `onEnd` is called after each.
 */
export async function followLeft(signal: AbortSignal, onEnd: () => void): Promise<void> {
  for (const id of left) {
    left.delete(id);
    // Of a run that the server has forgotten there is nothing to be had.
    await followRun(id, { signal, onUpdate: () => undefined }).catch(() => undefined);
    if (signal.aborted) return;
    onEnd();
  }
}

async function askFirst(body: FormData, signal: AbortSignal): Promise<Part | undefined> {
  try {
    const part = await fetchWholePart('/parts/run', { method: 'POST', body }, signal);
    return signal.aborted ? undefined : part;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function askAgain(url: string, signal: AbortSignal): Promise<Part | undefined> {
  for (const ms of [...RETRY_DELAYS, undefined]) {
    try {
      const part = await fetchWholePart(url, {}, signal);
      return signal.aborted ? undefined : part;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof Silence)) throw error;
      if (ms !== undefined) await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  throw new Error(
    'The site does not answer any more. What came of the run so far stays; what still comes of it is not shown.',
  );
}
