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
