import type { Duplex } from 'node:stream';

/** What is wrong, by Node's codes: the status, and the sentence with what to do. */
const REFUSALS: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'The address and the headers of this request are too long. Shorten them, or delete the cookies of this site.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [
    '413 Payload Too Large',
    'The extensions of a chunk are too long. Send the chunks without any.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    'The request took too long to arrive. Send it again.',
  ],
};

/**
 * Answers what cannot be read as a request: a broken line, a length that is none, too long a header.
 * Node itself answers with a status alone.
 */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || isAnswering(socket)) return void socket.destroy();
  const [status, sentence] = REFUSALS[error.code ?? ''] ?? [
    '400 Bad Request',
    `This is no HTTP request that can be read: ${error.message.replace(/^Parse Error: /, '')}. Send it again as HTTP/1.1.`,
  ];
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}`);
  // What the client still sends is thrown away: to leave it unread would reset the connection.
  socket.resume();
  setTimeout(() => socket.destroy(), 2000).unref();
}

/** A sentence in the middle of an answer would be taken for a part of it. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as { _httpMessage?: { headersSent: boolean } };
  return answer?.headersSent === true;
}
