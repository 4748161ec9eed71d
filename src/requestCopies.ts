/** Copies of a request without what its next reader cannot use. */

/**
 * The request for Astro, once its form is read: a page that sends it on to the page of what was not
 * found would copy the body, and fail on one that is used.
 */
export function withoutBody(request: Request): Request {
  if (!request.bodyUsed) return request;
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal });
}

/** The request as that which answers below a path knows it. */
export function withoutPrefix(request: Request, prefix: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(prefix.length) || '/';
  const forwarded = new Request(url, request);
  forwarded.headers.set('X-Forwarded-Prefix', prefix);
  return forwarded;
}
