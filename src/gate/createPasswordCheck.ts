import { basicPassword } from './basicPassword.ts';
import { isSameSecret } from './isSameSecret.ts';
import { SDK_ROOTS } from './sdkRoots.ts';

/** The embedded PostHog has keys of its own, and SDKs have no other place for them. */
const HAS_KEYS = new RegExp(`^/(posthog|${SDK_ROOTS.join('|')})(/|$)`);

/**
 * Checks the password that a browser sends by HTTP Basic authentication; the user name is free.
 *
 * @returns nothing when no password is asked for
 */
export function createPasswordCheck(password: string | undefined) {
  if (password === undefined) return undefined;
  return (target: string, authorization: string | undefined): boolean =>
    HAS_KEYS.test(pathOf(target)) || isSameSecret(basicPassword(authorization), password);
}

/** As the router will read it: without the dots by which `/posthog/../` leads out again. */
function pathOf(target: string): string {
  return URL.parse(`http://localhost${target}`)?.pathname ?? '';
}
