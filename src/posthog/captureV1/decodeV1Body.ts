import { parsePayload } from '../http/parsePayload.ts';
import { RequestError } from '../http/requestError.ts';
import { type Packing, unpack } from '../http/unpack.ts';
import { OverloadError, type Work } from '../work/startWork.ts';
import { captureV1Error } from './captureV1Error.ts';

/**
 * Unpacks and reads the JSON body of a capture V1 request.
 * @param limit bytes that the body may have when it is unpacked
 * @throws RequestError 400 or 413 in PostHog's form
 */
export async function decodeV1Body(
  body: Buffer,
  encoding: string | undefined,
  limit: number,
  work: Work,
): Promise<unknown> {
  if (body.length === 0) throw captureV1Error('empty_body', 'request body is empty');
  const bytes =
    encoding === undefined ? body : await inflate(body, encoding as Packing, limit, work);
  try {
    return await parsePayload(bytes, work);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.status === 413) throw captureV1Error('payload_too_large', error.message);
    throw captureV1Error('request_parsing_error', 'Failed to parse request body.');
  }
}

async function inflate(body: Buffer, encoding: Packing, limit: number, work: Work) {
  try {
    return await unpack(body, encoding, limit, work);
  } catch (error) {
    if (error instanceof OverloadError) throw error;
    if (error instanceof RangeError) {
      throw captureV1Error('payload_too_large', `payload too large: the limit is ${limit} bytes`);
    }
    throw captureV1Error('request_decoding_error', 'Failed to decode request body.');
  }
}
