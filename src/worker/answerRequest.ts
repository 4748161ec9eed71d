import type { PostHog } from 'posthog-node';
import { createCookies } from './createCookies.ts';
import type { VersionRequest, VersionResponse } from './messages.ts';
import { VersionError } from './problemOf.ts';
import { shown } from './shown.ts';

/** A page of more than this is no stage any more. */
const LONGEST = 20_000;

/** Of more, a browser keeps none. */
const MOST_COOKIES = 20;
const LONGEST_COOKIE = 4096;

/**
 * Has a module's endpoint answer a request, with what Astro hands to one.
 * https://docs.astro.build/en/guides/endpoints/
 *
 * @throws {VersionError} when the module has no such endpoint, or gives no response; and whatever it throws
 */
export async function answerRequest(
  exported: Record<string, unknown>,
  { method, url, params, form, cookie }: VersionRequest,
  posthog: PostHog,
): Promise<{ response: VersionResponse; setCookies: string[] }> {
  const endpoint = exported[method];
  if (typeof endpoint !== 'function') {
    throw new VersionError(
      `Your version exports no function ${method}, which the console asks for. Export one.`,
    );
  }
  const request = new Request(url, { method, ...(form && { body: new URLSearchParams(form) }) });
  const cookies = createCookies(cookie);
  const context = {
    params,
    request,
    url: new URL(url),
    locals: { posthog },
    cookies,
    redirect: (path: string, status = 302) =>
      new Response(null, { status, headers: { Location: path } }),
  };
  const response = await (endpoint as (context: object) => unknown)(context);
  if (!(response instanceof Response)) {
    throw new VersionError(
      `${method} gave ${shown(response).slice(0, 60)} and no response. Return one: new Response('<p>…</p>').`,
    );
  }
  if (response.status < 100) {
    throw new VersionError(`${method} gave a response without a status. Give one from 200 to 599.`);
  }
  const body = await response.text().catch((error: unknown) => {
    throw new VersionError(`The body of the response broke off: ${shown(error)}. Let it end.`);
  });
  if (body.length > LONGEST) {
    throw new VersionError(
      `The page has ${body.length} characters, and ${LONGEST} are taken. Answer less.`,
    );
  }
  const setCookies = cookies.lines();
  const longest = setCookies.find((line) => line.length > LONGEST_COOKIE);
  if (longest !== undefined || setCookies.length > MOST_COOKIES) {
    throw new VersionError(
      `A page sets ${MOST_COOKIES} cookies at most, each of ${LONGEST_COOKIE} characters. Set fewer, or shorter ones.`,
    );
  }
  return {
    response: {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      location: response.headers.get('Location') ?? undefined,
      body,
    },
    setCookies,
  };
}
