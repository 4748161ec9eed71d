import { setTimeout } from 'node:timers/promises';
import { unlessRefused } from '../project/apiError.ts';
import type { Api } from '../project/createApi.ts';
import type { SentEvent } from '../runs/sentEventsOf.ts';

/** When PostHog is asked, counted from the time before; then it is left in peace. */
const PAUSES_MS = [0, 50, 200, 750, 2000, 4000, 5000];

/** As many of a distinct ID's newest events are looked through. */
const LOOKED_AT = 30;

/**
 * Asks PostHog's REST API a few times whether it has events that it accepted, and resolves to true as
 * soon as it has them all; to false when it refuses to say, or does not have them for some seconds.
 */
export async function watchIngestion(
  api: Pick<Api, 'events'>,
  sent: readonly SentEvent[],
): Promise<boolean> {
  const [first] = sent;
  if (!first) return false;
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
