/**
 * A hundred made-up customers with email addresses, by whom the saves of a flag are told.
 */

import { bucket } from '../bucketing.ts';
import { crowdUser } from '../crowd/crowdUsers.ts';
import type { Subject } from '../subject.ts';

/** At whose company each of them is, one after the other; whoever saves the flag is the first. */
const DOMAINS = [
  { domain: 'yourco.example', count: 10 },
  { domain: 'partner.example', count: 15 },
  { domain: 'yourcofans.example', count: 3 },
  { domain: 'mail.example', count: 72 },
];

/** How many they are. */
export const MAIL_CROWD_SIZE = 100;

/** `you@yourco.example`, `user-2@yourco.example` … `user-17@partner.example` … `user-100@mail.example`. */
export function mailCrowd(): Subject[] {
  return DOMAINS.flatMap(({ domain, count }) => Array.from({ length: count }, () => domain)).map(
    (domain, index) => {
      const email = `${index === 0 ? 'you' : `user-${index + 1}`}@${domain}`;
      const { properties, groups } = crowdUser(email);
      return { distinctId: email, properties: { ...properties, email }, ...(groups && { groups }) };
    },
  );
}

/** Customers at one company: their domain, and their places in the crowd. */
export interface MailGroup {
  domain: string;
  users: number[];
}

/** The crowd company by company, each by bucket, so that a percentage fills it from one side. */
export function mailGroups(users: readonly Subject[], key: string): MailGroup[] {
  const domainOf = (user: number) => users[user]?.distinctId.split('@')[1] ?? '';
  const places = users.map(({ distinctId }) => bucket(key, distinctId));
  const groups = Map.groupBy(users.keys(), domainOf);
  return [...groups].map(([domain, members]) => ({
    domain,
    users: members.toSorted((one, other) => (places[one] ?? 0) - (places[other] ?? 0)),
  }));
}
