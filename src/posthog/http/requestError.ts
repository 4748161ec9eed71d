/**
 * Refusals, thrown anywhere and answered in PostHog’s forms.
 */

/** The body of PostHog's JSON errors. `attr` names the field at fault. */
interface ErrorBody {
  type: 'validation_error' | 'authentication_error' | 'invalid_request' | 'server_error';
  code: string;
  detail: string;
  attr: string | null;
}

/** The body of the errors of PostHog's capture V1. */
interface CaptureV1ErrorBody {
  error: string;
  error_description: string;
  error_uri: string;
}

/**
 * A request that is refused: thrown anywhere, answered in one place. Capture and a part of the
 * flag endpoints refuse with plain text, capture V1 and all else with PostHog's JSON.
 */
export class RequestError extends Error {
  readonly status: number;
  readonly body: RefusalBody;

  constructor(status: number, body: RefusalBody) {
    super(messageOf(body));
    this.name = 'RequestError';
    this.status = status;
    this.body = body;
  }
}

export type RefusalBody = string | ErrorBody | CaptureV1ErrorBody;

function messageOf(body: RefusalBody): string {
  if (typeof body === 'string') return body;
  return 'detail' in body ? body.detail : body.error_description;
}

/** A project API key that is no project's. */
export function unknownToken(): RequestError {
  return new RequestError(401, {
    type: 'authentication_error',
    code: 'authentication_failed',
    detail:
      'The provided API key is invalid or has expired. Please check your API key and try again.',
    attr: null,
  });
}
