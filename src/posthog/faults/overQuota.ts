import type { Fault } from './fault.ts';
import { pathFamily } from './pathFamily.ts';
import { refuseV1 } from './refuseV1.ts';

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
