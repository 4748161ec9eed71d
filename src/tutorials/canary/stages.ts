import type { Stage } from '../tutorial.ts';
import { canaryCheckout } from './canaryCheckout.ts';

const flags = [canaryCheckout.key];
const request = { path: '/checkout?user={user}' };
/** What a page that was opened as the new one sends when somebody presses Pay. */
const pay = {
  method: 'POST',
  path: '/pay',
  fields: { user: '{user}', checkout: 'new' },
} as const;

/** The endpoint that the flag is saved five times for, what comes after it, and the edits. */
export const stages: Record<string, Stage> = {
  'canary-checkout': { title: 'The checkout behind a flag', flags, request },
  'canary-pay': {
    title: 'Pay, from the page that is open',
    event: 'checkout_sent',
    request: pay,
  },
  'canary-done': { title: 'The checkout without the flag', since: 'canary-checkout', request },
  'canary-keeps-email': {
    title: 'Keep the email to itself',
    since: 'canary-checkout',
    flags,
    request,
    edit: {
      tries: 'mia@yourco.example',
      shows: ': she is at the company, and PostHog does not know it. Old checkout, and no error.',
    },
  },
  'canary-breaks': {
    title: 'Break the new checkout',
    since: 'canary-checkout',
    flags,
    request,
    edit: {
      tries: 'rosa@mail.example',
      shows: ': she is in the fifth, so she gets what is broken. Whoever is out notices nothing.',
    },
  },
  'canary-pay-asks': {
    title: 'Ask the flag again',
    since: 'canary-pay',
    flags,
    event: 'checkout_sent',
    request: pay,
    edit: {
      tries: 'you@yourco.example',
      shows: ' with the flag off: you have pressed Pay, and are asked for your card.',
    },
  },
};
