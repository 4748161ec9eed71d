import type { SSEStreamingApi } from 'hono/streaming';
import { eventJson } from '../api/eventJson.ts';
import { flagJson } from '../api/flagJson.ts';
import type { StoredPerson } from '../store/personTable.ts';
import type { ActivityMessage } from './activityMessage.ts';

/** Sends a message as a server-sent event; resolves when the client has taken those before it. */
export async function sendMessage(
  stream: SSEStreamingApi,
  message: ActivityMessage,
  findPerson: (distinctId: string) => StoredPerson | undefined,
): Promise<void> {
  if (message.kind === 'heartbeat') {
    await stream.write(': nothing new\n\n');
    return;
  }
  await stream.writeSSE({
    event: message.kind,
    data: JSON.stringify(dataOf(message, findPerson)),
    ...(message.kind === 'event' && { id: String(message.event.sequence) }),
  });
}

function dataOf(
  message: Exclude<ActivityMessage, { kind: 'heartbeat' }>,
  findPerson: (distinctId: string) => StoredPerson | undefined,
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
    case 'reset':
      return {};
  }
}
