const CODE = 'UND_ERR_SOCKET';

/** What Node's fetch rejects with when the other side hangs up. */
export function networkError(message = 'fetch failed'): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: CODE });
  return new TypeError(message, { cause });
}

/** Tells that from a mistake in our code. */
export function isNetworkError(error: unknown): boolean {
  return (
    error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === CODE
  );
}
