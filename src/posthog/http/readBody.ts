/**
 * Bodies of requests: read up to a limit, and decoded as SDKs encode them.
 */

import { gunzipSync } from 'node:zlib';
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
function tooBig(limit: number): RequestError {
  return new RequestError(413, `maximum event size exceeded: the limit is ${limit} bytes`);
}

/**
 * Unwraps the JSON that an SDK sent: gzip, a form with a `data` field, base64, or several of them,
 * one inside the other. Gzip is told by its first bytes, because posthog-js sends it without a
 * header and proxies may leave the header when they have unpacked the body.
 *
 * @param limit bytes that the body may have when it is unpacked
 * @throws RequestError 400 when it cannot be read, 413 when it is too big.
 */
export function decodePayload(body: Buffer, contentType: string | null, limit: number): unknown {
  let bytes = inflate(body, limit);
  if (!looksLikeJson(bytes) && contentType?.startsWith('application/x-www-form-urlencoded')) {
    bytes = inflate(formData(bytes), limit);
  }
  if (!looksLikeJson(bytes)) bytes = inflate(decodeBase64(bytes), limit);
  try {
    return JSON.parse(bytes.toString());
  } catch (error) {
    throw refused(`failed to parse request: ${error instanceof Error ? error.message : 'no JSON'}`);
  }
}

/** Synchronous on purpose: for the few kilobytes of a batch the thread pool takes five times as long. */
function inflate(bytes: Buffer, limit: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooBig(limit);
    throw refused('failed to decode request: invalid GZIP data');
  }
}

function looksLikeJson(bytes: Buffer): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b; // { or [
}

function formData(bytes: Buffer): Buffer {
  const data = new URLSearchParams(bytes.toString()).get('data');
  if (data === null) throw refused('failed to decode request: the form has no field data');
  // A plus sign of base64 that was not escaped has become a space.
  return Buffer.from(data.replaceAll(' ', '+'));
}

function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').trim();
  if (text === '') throw refused('request missing data payload');
  return /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : bytes;
}

function refused(reason: string): RequestError {
  return new RequestError(400, reason);
}
