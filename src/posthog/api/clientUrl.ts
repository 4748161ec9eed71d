const PREFIX = /^(\/[\w.~-]+)+$/;

/**
 * The URL that the client asked for. Who serves us under a path and takes it off the URL says so in
 * `X-Forwarded-Prefix`, as reverse proxies do; without it the links to further pages would lead
 * elsewhere.
 */
export function clientUrl(request: Request): URL {
  const url = new URL(request.url);
  const prefix = request.headers.get('x-forwarded-prefix');
  if (prefix !== null && PREFIX.test(prefix)) url.pathname = prefix + url.pathname;
  return url;
}
