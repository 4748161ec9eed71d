/** The body of PostHog's JSON errors. `attr` names the field at fault. */
export interface ErrorBody {
  type: 'validation_error' | 'authentication_error' | 'invalid_request' | 'server_error';
  code: string;
  detail: string;
  attr: string | null;
}

/**
 * A request that is refused: thrown anywhere, answered in one place. Capture and a part of the
 * flag endpoints refuse with plain text, all else with PostHog's JSON.
 */
export class RequestError extends Error {
  readonly status: number;
  readonly body: string | ErrorBody;

  constructor(status: number, body: string | ErrorBody) {
    super(typeof body === 'string' ? body : body.detail);
    this.name = 'RequestError';
    this.status = status;
    this.body = body;
  }
}
