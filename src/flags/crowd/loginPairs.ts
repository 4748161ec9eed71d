/**
 * A thousand visitors who log in, and what a flag says to each of them before and after, on one device and
 * on a second.
 */

import { evaluate } from '../evaluate.ts';
import type { FeatureFlag } from '../flag.ts';
import type { Subject } from '../subject.ts';

/** Somebody with two devices, and the ID that each of them gave a stranger. */
export interface LoginPair {
  anonymousId: string;
  /** That of the second device. */
  otherAnonymousId: string;
  distinctId: string;
}

/** What keeps a flag from turning over, or does not. */
export type Cure = 'none' | 'bootstrap' | 'server ID' | 'device ID' | 'continuity';

/** What a flag says to somebody: before and after the login, on the first device and on the second. */
export interface LoginValues {
  before: boolean;
  after: boolean;
  otherBefore: boolean;
  otherAfter: boolean;
}

/** `visitor-1`, who is `user-1` after the login, to `visitor-1000`. */
export const LOGIN_PAIRS: readonly LoginPair[] = Array.from({ length: 1000 }, (_, index) => ({
  anonymousId: `visitor-${index + 1}`,
  otherAnonymousId: `phone-${index + 1}`,
  distinctId: `user-${index + 1}`,
}));

/** What a flag says to somebody who logs in, first on one device and then on another. */
export function loginValues(flag: FeatureFlag, pair: LoginPair, cure: Cure = 'none'): LoginValues {
  const { anonymousId, otherAnonymousId, distinctId } = pair;
  const cured: FeatureFlag = {
    ...flag,
    bucketing_identifier: cure === 'device ID' ? 'device_id' : 'distinct_id',
    ensure_experience_continuity: cure === 'continuity',
  };
  const ask = (id: string, more: Partial<Subject>) =>
    evaluate(cured, { distinctId: id, properties: {}, ...more }).enabled;
  const device = (deviceId: string) => ({ deviceId });
  // The server goes on asking about the ID that it gave the browser.
  const loggedIn = (id: string) => (cure === 'server ID' ? id : distinctId);
  // At the first login PostHog has stored the ID from before it.
  const stored = { hashKeys: { [flag.key]: anonymousId } };
  return {
    before: ask(anonymousId, device(anonymousId)),
    after: ask(loggedIn(anonymousId), {
      ...device(anonymousId),
      anonDistinctId: anonymousId,
    }),
    otherBefore: ask(otherAnonymousId, device(otherAnonymousId)),
    otherAfter: ask(loggedIn(otherAnonymousId), {
      ...device(otherAnonymousId),
      anonDistinctId: otherAnonymousId,
      ...stored,
    }),
  };
}

/** How many of a thousand see a page change at the login, and how many see another page on a second device. */
export interface LoginCounts {
  gain: number;
  lose: number;
  /** At the login, on either device. */
  flips: number;
  otherFlips: number;
  /** Logged in on both. */
  differ: number;
}

/** Counts what a cure leaves of the flips. */
export function countLogins(flag: FeatureFlag, cure: Cure = 'none'): LoginCounts {
  const all = LOGIN_PAIRS.map((pair) => loginValues(flag, pair, cure));
  const count = (holds: (values: LoginValues) => boolean) => all.filter(holds).length;
  return {
    gain: count(({ before, after }) => !before && after),
    lose: count(({ before, after }) => before && !after),
    flips: count(({ before, after }) => before !== after),
    otherFlips: count(({ otherBefore, otherAfter }) => otherBefore !== otherAfter),
    differ: count(({ after, otherAfter }) => after !== otherAfter),
  };
}
