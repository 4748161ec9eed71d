import type { SSEStreamingApi } from 'hono/streaming';
import { eventJson } from '../api/eventJson.ts';
import { flagJson } from '../api/flagJson.ts';
import type { IngestionState } from '../ingestion/ingestion.ts';
import type { StoredPerson } from '../store/personTable.ts';
import type { ActivityMessage } from './activityMessage.ts';

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
