import { setTimeout } from 'node:timers/promises';
import { unlessRefused } from '../project/api/apiError.ts';
import type { Api } from '../project/api/createApi.ts';
import type { Ingestion } from '../project/ingestion.ts';
import type { SentEvent } from '../runs/sentEventsOf.ts';

/** When PostHog is asked, counted from the time before; then it is left in peace. */
const PAUSES_MS = [0, 50, 200, 750, 2000, 4000, 5000];

/** The embedded PostHog's own queue is looked at so often, which is no request; and for so long. */
const LOOK_MS = 50;
const PATIENCE_MS = 12_000;

/** As many of a distinct ID's newest events are looked through. */
const LOOKED_AT = 30;

/**
 * Asks PostHog's REST API a few times whether it has events that it accepted, and resolves to true as
 * soon as it has them all; to false when it refuses to say, or does not have them for some seconds.
 *
 * @param ingestion of the PostHog on this site: tells to a moment when they are no longer waiting
 */
export async function watchIngestion(
  api: Pick<Api, 'events'>,
  sent: readonly SentEvent[],
  ingestion?: Pick<Ingestion, 'read'>,
): Promise<boolean> {
  const [first] = sent;
  if (!first) return false;
  if (ingestion && !(await leaveQueue(ingestion, sent))) return false;
  for (const pause of PAUSES_MS) {
    await setTimeout(pause, undefined, { ref: false });
    const query = { distinct_id: first.distinctId, limit: LOOKED_AT };
    const known = await unlessRefused(api.events(query));
    if (known instanceof Error) return false;
    const ids = new Set(known.map(({ id }) => id));
    if (sent.every(({ uuid }) => ids.has(uuid))) return true;
  }
  return false;
}

/** Whether none of the events waits any more, as soon as that is so; false when one waits for long. */
async function leaveQueue(
  ingestion: Pick<Ingestion, 'read'>,
  sent: readonly SentEvent[],
): Promise<boolean> {
  const ours = new Set(sent.map(({ uuid }) => uuid));
  const waits = () => {
    const { queue, waiting } = ingestion.read();
    // Of a long queue only the head is told.
    return waiting > queue.length || queue.some(({ uuid }) => ours.has(uuid));
  };
  for (let ms = 0; ms < PATIENCE_MS; ms += LOOK_MS) {
    if (!waits()) return true;
    await setTimeout(LOOK_MS, undefined, { ref: false });
  }
  return false;
}
