/**
 * The made-up companies for which the users of a crowd work.
 */

import { unitHash } from '../bucketing.ts';
import type { GroupSubject, Subject } from '../subject.ts';
import { deal } from './deal.ts';

/** How many companies a crowd has. */
export const COMPANIES = 40;

/** PostHog knows at most five kinds of groups in a project; to a crowd, any of them is its companies. */
const GROUP_TYPES = [0, 1, 2, 3, 4];

/** Shares of the companies, in the order in which they are dealt out. */
const PLANS = { free: 0.6, team: 0.3, enterprise: 0.1 };

/** The groups of a user: one of `company-1` to `company-40`, whatever kind of group is asked for. */
export function companyGroups(distinctId: string): NonNullable<Subject['groups']> {
  return GROUPS.get(deal(SIZES, unitHash('made-up.', distinctId, 'company'))) ?? {};
}

/** The company of a user of the crowd; empty for a user of none. */
export function companyKey(user: Subject | undefined): string {
  return user?.groups?.[0]?.key ?? '';
}

const KEYS = Array.from({ length: COMPANIES }, (_, index) => `company-${index + 1}`);

/** Few are large and many are small, as companies are: the shares fall as one through the rank. */
const SIZES = sharesOf(KEYS.map((key, index) => [key, 1 / (index + 4)]));

function sharesOf(weights: [string, number][]): Record<string, number> {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return Object.fromEntries(weights.map(([key, weight]) => [key, weight / total]));
}

const GROUPS = new Map(
  KEYS.map((key) => {
    const company = makeCompany(key);
    return [key, Object.fromEntries(GROUP_TYPES.map((type) => [type, company]))] as const;
  }),
);

function makeCompany(key: string): GroupSubject {
  const plan = deal(PLANS, unitHash('made-up.', key, 'plan'));
  return { key, properties: { $group_key: key, plan } };
}
