import { RequestError } from './requestError.ts';

/**
 * Reads the body of a request, at most `limit` bytes of it, whatever its headers claim.
 * @throws RequestError 413 when there is more.
 */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooBig(limit);
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw tooBig(limit);
    chunks.push(chunk);
  }
  const [first] = chunks;
  return first && chunks.length === 1
    ? Buffer.from(first.buffer, first.byteOffset, first.length)
    : Buffer.concat(chunks, size);
}

/** What PostHog says of a body that is too big; SDKs answer by sending smaller batches. */
export function tooBig(limit: number): RequestError {
  return new RequestError(413, `maximum event size exceeded: the limit is ${limit} bytes`);
}
