import { RequestError } from './requestError.ts';

/**
 * Reads the body of a request, at most `limit` bytes of it, whatever its headers claim.
 * @throws RequestError 413 when there is more, 408 when it breaks off.
 */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const claimed = request.headers.get('content-length');
  if (Number(claimed ?? 0) > limit) throw tooBig(limit);
  // HTTP holds clients to the length they claim, and to read it at once costs a third.
  const body = claimed === null ? readChunks(request.body, limit) : request.arrayBuffer();
  const bytes = await body.catch((error: unknown) => {
    if (error instanceof RequestError) throw error;
    // The connection broke: nobody will read the answer, and nothing is wrong with the server.
    throw new RequestError(408, 'client stopped sending data');
  });
  if (bytes.byteLength > limit) throw tooBig(limit);
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
}

async function readChunks(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limit) throw tooBig(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What PostHog says of a body that is too big; SDKs answer by sending smaller batches. */
export function tooBig(limit: number): RequestError {
  return new RequestError(413, `maximum event size exceeded: the limit is ${limit} bytes`);
}
