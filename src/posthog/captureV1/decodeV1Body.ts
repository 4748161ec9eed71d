import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { captureV1Error } from './captureV1Error.ts';

const DECODERS = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/**
 * Unpacks and reads the JSON body of a capture V1 request.
 * @param limit bytes that the body may have when it is unpacked
 * @throws RequestError 400 or 413 in PostHog's form
 */
export function decodeV1Body(body: Buffer, encoding: string | undefined, limit: number): unknown {
  if (body.length === 0) throw captureV1Error('empty_body', 'request body is empty');
  const bytes =
    encoding === undefined ? body : unpack(body, encoding as keyof typeof DECODERS, limit);
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw captureV1Error('request_parsing_error', 'Failed to parse request body.');
  }
}

function unpack(body: Buffer, encoding: keyof typeof DECODERS, limit: number): Buffer {
  try {
    return DECODERS[encoding](body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) {
      throw captureV1Error('payload_too_large', `payload too large: the limit is ${limit} bytes`);
    }
    throw captureV1Error('request_decoding_error', 'Failed to decode request body.');
  }
}
