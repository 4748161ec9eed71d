/**
 * What can go wrong with a PostHog, each as a fault that answers in its place.
 */

import { captureV1Error, type CaptureV1Tag } from '../captureV1/captureV1Error.ts';
import { errorResponse } from '../http/errorResponse.ts';
import { pathFamily } from './pathFamily.ts';

/** Answers a request as `fetch` does. Also the type of `createPostHog(…).fetch`. */
export type Answer = (request: Request) => Promise<Response>;

/** Something that goes wrong with a request: answers in place of `next`, or with what `next` says. */
export type Fault = (request: Request, next: Answer) => Promise<Response>;

/** PostHog takes its time: it does what it is asked only after `ms` milliseconds. */
export function slow(ms: number): Fault {
  return async (request, next) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return next(request);
  };
}

/** PostHog answers 503 and leaves the request undone. */
export function unavailable(): Fault {
  return (request) => {
    const captures = pathFamily(new URL(request.url).pathname) === 'capture';
    const text = captures ? 'transient error, please retry' : 'Service is currently unavailable.';
    return Promise.resolve(
      refuseV1(request, 'service_unavailable', 'Service Unavailable') ??
        new Response(text, { status: 503 }),
    );
  };
}

/**
 * PostHog refuses with 429, in the form of the endpoint asked, and leaves the request undone.
 * @param retryAfter seconds that the header `Retry-After` asks to wait
 */
export function rateLimited(retryAfter = 1): Fault {
  return (request) => {
    const headers = { 'Retry-After': String(retryAfter) };
    const family = pathFamily(new URL(request.url).pathname);
    if (family === 'capture') {
      return Promise.resolve(
        refuseV1(request, 'rate_limited', 'Rate limit exceeded.', retryAfter) ??
          new Response('rate limited', { status: 429, headers }),
      );
    }
    const refusal =
      family === 'api'
        ? {
            type: 'throttled_error',
            code: 'throttled',
            detail: `Request was throttled. Expected available in ${retryAfter} seconds.`,
          }
        : { type: 'validation_error', code: 'rate_limit_exceeded', detail: 'Rate limit exceeded' };
    return Promise.resolve(Response.json({ ...refusal, attr: null }, { status: 429, headers }));
  };
}

/**
 * The project has used up what it pays for. PostHog takes events with a 200 and drops them, but for
 * capture V1, which refuses them with 429; it gives no flag and says so, and refuses the flags'
 * definitions with 402. The REST API goes on.
 */
export function overQuota(): Fault {
  return (request, next) => {
    switch (pathFamily(new URL(request.url).pathname)) {
      case 'capture':
        return Promise.resolve(
          refuseV1(request, 'billing_limit_exceeded', 'billing limit exceeded') ??
            Response.json({ status: 'Ok', quota_limited: ['events'] }),
        );
      case 'flags':
        return Promise.resolve(Response.json(noFlags()));
      case 'definitions':
        return Promise.resolve(Response.json(PAYMENT_REQUIRED, { status: 402 }));
      default:
        return next(request);
    }
  };
}

const PAYMENT_REQUIRED = {
  type: 'quota_limited',
  code: 'payment_required',
  detail: 'You have exceeded your feature flag request quota',
  attr: null,
};

/** In both forms of the answer, for SDKs of any age. */
function noFlags() {
  return {
    errorsWhileComputingFlags: false,
    flags: {},
    featureFlags: {},
    featureFlagPayloads: {},
    quotaLimited: ['feature_flags'],
    requestId: crypto.randomUUID(),
  };
}

/**
 * When the connection breaks: before PostHog has the request, after it has done what was asked and
 * before it says so, or in the middle of the answer's body.
 */
export const CUTS = ['request', 'answer', 'body'] as const;

type Cut = (typeof CUTS)[number];

/** The connection breaks: `fetch` rejects with a network error, or the reading of the body does. */
export function cutConnection(when: Cut = 'request'): Fault {
  return async (request, next) => {
    if (when === 'request') throw networkError();
    const response = await next(request);
    if (when === 'answer') throw networkError();
    return new Response(half(new Uint8Array(await response.arrayBuffer())), response);
  };
}

function half(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2))),
    pull: async (controller) => {
      // Over HTTP the first half is to be on its way before the connection goes.
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.error(networkError('terminated'));
    },
  });
}

const CODE = 'UND_ERR_SOCKET';

/** What Node's fetch rejects with when the other side hangs up. */
function networkError(message = 'fetch failed'): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: CODE });
  return new TypeError(message, { cause });
}

/** Tells that from a mistake in our code. */
export function isNetworkError(error: unknown): boolean {
  return (
    error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === CODE
  );
}

/**
 * A refusal of the request as a whole by capture V1, which has a form of its own for it; undefined
 * when the request is for anything else.
 *
 * @param retryAfter seconds that the header `Retry-After` asks to wait
 */
function refuseV1(
  { url, headers }: Request,
  tag: CaptureV1Tag,
  description: string,
  retryAfter = 1,
): Response | undefined {
  if (!new URL(url).pathname.startsWith('/i/v1/')) return undefined;
  const response = errorResponse(captureV1Error(tag, description));
  response.headers.set('Retry-After', String(retryAfter));
  const id = headers.get('PostHog-Request-Id');
  if (id !== null) response.headers.set('PostHog-Request-Id', id);
  return response;
}
