import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Work } from '../work/startWork.ts';

/** Which packings a body may come in. */
export type Packing = 'gzip' | 'deflate' | 'br' | 'zstd';

const AT_ONCE = {
  gzip: zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
  zstd: zlib.zstdDecompressSync,
};

/** Beside the event loop, and in chunks: no further than the limit. */
const ASIDE = {
  gzip: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  deflate: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate),
  br: promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
  zstd: promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress),
};

/** For the few kilobytes of a batch the thread pool takes five times as long as doing it here. */
const SMALL = 512 * 1024;

/**
 * Unpacks a body, at most `limit` bytes of it.
 * @throws {RangeError} when there is more, {Error} when it is not packed so.
 */
export async function unpack(
  body: Buffer,
  packing: Packing,
  limit: number,
  work: Work,
): Promise<Buffer> {
  try {
    return AT_ONCE[packing](body, { maxOutputLength: Math.min(limit, SMALL) });
  } catch (error) {
    if (!(error instanceof RangeError) || limit <= SMALL) throw error;
  }
  await work.claimPlace();
  const bytes = await ASIDE[packing](body, { maxOutputLength: limit, chunkSize: SMALL });
  work.hold(bytes.length);
  return bytes;
}
