import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long what still comes is awaited while nothing comes, and at most. */
const QUIET_MS = 2000;
const LONGEST_MS = 20_000;

/**
 * Has an answer arrive whole that is given before the request's body was read, as a refusal is. The
 * connection can take no further request then, and says so; it is closed at this end first, and
 * wholly only when the client has nothing more to send: to close a connection on which bytes are
 * unread is to reset it, and a reset overtakes the answer.
 */
export function closeAfterEarlyAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { headers, socket } = request;
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) return;
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    if (!request.complete && !response.headersSent) {
      response.shouldKeepAlive = false;
      // What Node calls when the last answer of a connection has been written.
      socket.destroySoon = () => {
        closeGently(socket, request);
      };
    }
    return writeHead(...head);
  };
}

function closeGently(socket: Socket, request: IncomingMessage): void {
  if (socket.destroyed || socket.writableEnded) return;
  socket.end();
  // Whoever was reading the body would hold the rest of it back.
  request.removeAllListeners('data').removeAllListeners('readable').resume();
  const end = performance.now() + LONGEST_MS;
  let taken = socket.bytesRead;
  const watch = setInterval(() => {
    if (socket.bytesRead === taken || performance.now() > end) socket.destroy();
    taken = socket.bytesRead;
  }, QUIET_MS).unref();
  socket.once('close', () => {
    clearInterval(watch);
  });
}
