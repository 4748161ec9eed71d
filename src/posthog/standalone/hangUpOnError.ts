import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { isNetworkError } from '../faults/faults.ts';

/**
 * Says over HTTP what `fetch` says by rejecting, or by an error in the middle of a body: the
 * connection breaks.
 */
export async function hangUpOnError(
  answer: Promise<Response>,
  { socket }: IncomingMessage | Http2ServerRequest,
): Promise<Response> {
  const hangUp = () => void socket.destroy();
  try {
    const response = await answer;
    return response.body ? new Response(untilError(response.body, hangUp), response) : response;
  } catch (error) {
    if (!isNetworkError(error) && !socket.destroyed) console.error(error);
    hangUp();
    return new Response(null, { status: 500 });
  }
}

function untilError(body: ReadableStream<Uint8Array>, hangUp: () => void): ReadableStream {
  const reader = body.getReader();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        hangUp();
        controller.close();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
