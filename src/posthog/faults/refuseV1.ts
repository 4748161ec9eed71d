import { captureV1Error, type CaptureV1Tag } from '../captureV1/captureV1Error.ts';
import { errorResponse } from '../errorResponse.ts';

/**
 * A refusal of the request as a whole by capture V1, which has a form of its own for it; undefined
 * when the request is for anything else.
 *
 * @param retryAfter seconds that the header `Retry-After` asks to wait
 */
export function refuseV1(
  { url, headers }: Request,
  tag: CaptureV1Tag,
  description: string,
  retryAfter = 1,
): Response | undefined {
  if (!new URL(url).pathname.startsWith('/i/v1/')) return undefined;
  const response = errorResponse(captureV1Error(tag, description));
  response.headers.set('Retry-After', String(retryAfter));
  const id = headers.get('PostHog-Request-Id');
  if (id !== null) response.headers.set('PostHog-Request-Id', id);
  return response;
}
