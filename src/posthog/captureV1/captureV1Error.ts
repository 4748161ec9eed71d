import { RequestError } from '../http/requestError.ts';

/** Why a request to capture V1 is refused, by PostHog's tags (`rust/capture/src/v1/error.rs`). */
const STATUS = {
  missing_required_headers: 400,
  invalid_header_value: 400,
  request_decoding_error: 400,
  request_parsing_error: 400,
  empty_body: 400,
  empty_batch: 400,
  invalid_batch: 400,
  missing_event_uuid: 400,
  invalid_event_uuid: 400,
  duplicate_event_uuid: 400,
  invalid_api_token: 401,
  body_read_timeout: 408,
  payload_too_large: 413,
  unsupported_content_type: 415,
  unsupported_encoding: 415,
  billing_limit_exceeded: 429,
  rate_limited: 429,
  service_unavailable: 503,
} as const;

export type CaptureV1Tag = keyof typeof STATUS;

/** A refusal by capture V1 in PostHog's form. */
export function captureV1Error(tag: CaptureV1Tag, description: string): RequestError {
  return new RequestError(STATUS[tag], {
    error: tag,
    error_description: description,
    error_uri: 'https://posthog.com/docs/api',
  });
}
