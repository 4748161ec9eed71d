import { secureCookie } from './gate/secureCookie.ts';

/** A response that sets these cookies as well, each a `Set-Cookie` header. */
export function withCookies(
  response: Response,
  request: Request,
  cookies: Iterable<string>,
): Response {
  for (const cookie of cookies) {
    response.headers.append('Set-Cookie', secureCookie(cookie, request));
  }
  return response;
}
