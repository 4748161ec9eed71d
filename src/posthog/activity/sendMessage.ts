/**
 * What the activity stream tells, and how it is written.
 */
import type { SSEStreamingApi } from 'hono/streaming';
import { eventJson } from '../api/eventJson.ts';
import { flagJson } from '../api/flags/flagJson.ts';
import type { FlagDetail } from '../evaluation/answerFlags.ts';
import type { IngestionState } from '../ingestion/ingestion.ts';
import type { ArrivedEvent } from '../store/createEventTable.ts';
import type { StoredPerson } from '../store/createPersonTable.ts';
import type { StoredFlag } from '../store/storedFlag.ts';

/** Who asked for feature flags and what the answer was. `at` is milliseconds since 1970. */
export interface FlagRequest {
  distinctId: string;
  flags: Readonly<Record<string, FlagDetail>>;
  at: number;
}

/** Something that happened in a project, and is not kept but told once. */
export type ActivityNews =
  | { kind: 'flag_request'; request: FlagRequest }
  | { kind: 'flag_saved'; flag: StoredFlag }
  /** The lag of ingestion, or what waits for it. */
  | { kind: 'ingestion' }
  /** The project was emptied: what was told before is gone. */
  | { kind: 'reset' };

/** What a follower of a project's activity hears. */
export type ActivityMessage =
  | ActivityNews
  | { kind: 'event'; event: ArrivedEvent }
  /** Nothing happened for a while, and the connection is alive. */
  | { kind: 'heartbeat' };

/** What a message needs to know of the project when it is sent. */
interface Sources {
  findPerson: (distinctId: string) => StoredPerson | undefined;
  readIngestion: () => IngestionState;
}

/** Sends a message as a server-sent event; resolves when the client has taken those before it. */
export async function sendMessage(
  stream: SSEStreamingApi,
  message: ActivityMessage,
  sources: Sources,
): Promise<void> {
  if (message.kind === 'heartbeat') {
    await stream.write(': nothing new\n\n');
    return;
  }
  await stream.writeSSE({
    event: message.kind,
    data: JSON.stringify(dataOf(message, sources)),
    ...(message.kind === 'event' && { id: String(message.event.sequence) }),
  });
}

function dataOf(
  message: Exclude<ActivityMessage, { kind: 'heartbeat' }>,
  { findPerson, readIngestion }: Sources,
): unknown {
  switch (message.kind) {
    case 'event':
      return eventJson(message.event, findPerson(message.event.distinctId));
    case 'flag_request': {
      const { distinctId, flags, at } = message.request;
      return { distinct_id: distinctId, flags, timestamp: new Date(at).toISOString() };
    }
    case 'flag_saved':
      return flagJson(message.flag);
    case 'ingestion': {
      const { delayMs, paused, waiting } = readIngestion();
      return { delay_ms: delayMs, paused, waiting };
    }
    case 'reset':
      return {};
  }
}
