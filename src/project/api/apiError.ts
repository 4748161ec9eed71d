/**
 * Refusals of PostHog’s REST API, as errors and as values.
 */

/** A call of PostHog's REST API that was refused, or that no answer came to. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** The field of the request that PostHog objects to. */
  readonly attr: string | undefined;

  constructor(
    status: number | undefined,
    detail: string,
    { attr, cause }: { attr?: string | undefined; cause?: unknown } = {},
  ) {
    super(detail, { cause });
    this.status = status;
    this.attr = attr;
  }
}

/** What PostHog answers, or its refusal as a value. */
export async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | ApiError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
