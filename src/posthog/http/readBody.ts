/**
 * Bodies of requests: read up to a limit, and decoded as SDKs encode them.
 */

import { OverloadError, type Work } from '../work/startWork.ts';
import { tooBig } from './limits.ts';
import { parsePayload } from './parsePayload.ts';
import { RequestError } from './requestError.ts';
import { unpack } from './unpack.ts';

/** What a body may have without being counted while it comes in. */
const SMALL = 64 * 1024;

/**
 * Reads the body of a request, at most `limit` bytes of it, whatever its headers claim.
 * @throws RequestError 413 when there is more, 408 when it breaks off.
 * @throws {OverloadError} when all bodies together hold too much.
 */
export async function readBody(request: Request, limit: number, work: Work): Promise<Buffer> {
  const claimed = request.headers.get('content-length');
  if (Number(claimed ?? 0) > limit) throw tooBig(limit);
  // HTTP holds clients to the length they claim, and to read it at once costs a third.
  const isSmall = claimed !== null && Number(claimed) <= SMALL;
  const body = isSmall ? request.arrayBuffer() : readChunks(request.body, limit, work);
  const bytes = await body.catch((error: unknown) => {
    if (error instanceof RequestError || error instanceof OverloadError) throw error;
    // The connection broke: nobody will read the answer, and nothing is wrong with the server.
    throw new RequestError(408, 'client stopped sending data');
  });
  if (bytes.byteLength > limit) throw tooBig(limit);
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
}

/**
 * Reads a body and lets go of it.
 * @throws RequestError 413 when it has more than `limit` bytes, 408 when it breaks off.
 */
export async function skipBody({ headers, body }: Request, limit: number): Promise<void> {
  if (Number(headers.get('content-length') ?? 0) > limit) throw tooBig(limit);
  let size = 0;
  try {
    for await (const chunk of body ?? []) size += chunk.length;
  } catch {
    throw new RequestError(408, 'client stopped sending data');
  }
  if (size > limit) throw tooBig(limit);
}

async function readChunks(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  work: Work,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limit) throw tooBig(limit);
    work.hold(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Unwraps the JSON that an SDK sent: gzip, a form with a `data` field, base64, or several of them,
 * one inside the other. Gzip is told by its first bytes, because posthog-js sends it without a
 * header and proxies may leave the header when they have unpacked the body.
 *
 * @param limit bytes that the body may have when it is unpacked
 * @param parseText reads what is JSON for the one who asks; by default, what is JSON
 * @throws RequestError 400 when it cannot be read, 413 when it is too big.
 */
export async function decodePayload(
  body: Buffer,
  { contentType, compression }: Encoding,
  limit: number,
  work: Work,
  parseText?: (text: string) => unknown,
): Promise<unknown> {
  let bytes = await inflate(body, limit, work);
  if (!looksLikeJson(bytes) && contentType?.startsWith('application/x-www-form-urlencoded')) {
    if (LZ_FIELD.test(bytes.toString('latin1'))) throw noLz();
    bytes = await inflate(formData(bytes), limit, work);
  }
  if (!looksLikeJson(bytes) && compression?.startsWith('lz')) throw noLz();
  if (!looksLikeJson(bytes)) bytes = await inflate(decodeBase64(bytes), limit, work);
  return parsePayload(bytes, work, parseText);
}

async function inflate(bytes: Buffer, limit: number, work: Work): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes, 'gzip', limit, work);
  } catch (error) {
    if (error instanceof OverloadError) throw error;
    if (error instanceof RangeError) throw tooBig(limit);
    throw refused('failed to decode request: invalid GZIP data');
  }
}

function looksLikeJson(bytes: Buffer): boolean {
  let at = 0;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at++;
  return bytes[at] === 0x7b || bytes[at] === 0x5b; // { or [
}

/** What a request says of how its body is encoded. */
interface Encoding {
  contentType: string | null;
  /** The parameter `compression` of the address. */
  compression: string | null;
}

const LZ_FIELD = /(?:^|&)compression=lz/;

/**
 * A few kilobytes of lz-string may hold gigabytes, and nothing that reads it stops at a limit; SDKs
 * have sent none since 2022.
 */
function noLz(): RequestError {
  return refused(
    'failed to decode request: the embedded PostHog does not read lz64. Send gzip, base64 or plain JSON, as posthog-js has done since 2022',
  );
}

const DATA_FIELD = /(?:^|&)(data=[^&]*)/;

/** What stands beside the field is not decoded: a form may have millions of fields. */
function formData(bytes: Buffer): Buffer {
  if (bytes.length > MOST_FORM_BYTES) throw tooBig(MOST_FORM_BYTES);
  const field = DATA_FIELD.exec(bytes.toString())?.[1];
  if (field === undefined) throw refused('failed to decode request: the form has no field data');
  // A plus sign of base64 that was not escaped has become a space.
  return Buffer.from((new URLSearchParams(field).get('data') ?? '').replaceAll(' ', '+'));
}

/** Forms come from browsers, which use the paths that take 2 MB. */
const MOST_FORM_BYTES = 2 * 1024 * 1024;

function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').trim();
  if (text === '') throw refused('request missing data payload');
  return /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : bytes;
}

function refused(reason: string): RequestError {
  return new RequestError(400, reason);
}
