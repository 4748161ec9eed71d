import { RequestError } from './requestError.ts';

/**
 * Reads the body of a request, at most `limit` bytes of it, whatever its headers claim.
 * @throws RequestError 413 when there is more, 408 when it breaks off.
 */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooBig(limit);
  if (!request.body) return Buffer.alloc(0);
  const chunks = await readChunks(request.body, limit);
  const [first] = chunks;
  return first && chunks.length === 1
    ? Buffer.from(first.buffer, first.byteOffset, first.length)
    : Buffer.concat(chunks);
}

async function readChunks(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limit) throw tooBig(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof RequestError) throw error;
    // The connection broke: nobody will read the answer, and nothing is wrong with the server.
    throw new RequestError(408, 'client stopped sending data');
  }
  return chunks;
}

/** What PostHog says of a body that is too big; SDKs answer by sending smaller batches. */
export function tooBig(limit: number): RequestError {
  return new RequestError(413, `maximum event size exceeded: the limit is ${limit} bytes`);
}
