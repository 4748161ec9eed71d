import { canaryCheckout } from './canary/canaryCheckout.ts';
import { checkoutShown } from './canary/checkoutShown.ts';
import { computed } from './canary/computed.ts';
import { flagChecks } from './canary/flagChecks.ts';
import { pageChecks } from './canary/pageChecks.ts';
import { serverChecks } from './canary/serverChecks.ts';
import { stages } from './canary/stages.ts';
import type { Tutorial } from './tutorial.ts';

/** A few people first, then more while all goes well: one flag, saved five times. */
export const tutorial: Tutorial = {
  title: 'Canary release',
  description: 'A few people first, then more while all goes well, and the way back.',
  order: 40,
  needs: ['first-flag'],
  take: 'canary-checkout',
  explains: [
    {
      step: 'only-you',
      text: 'Why a flag on an email address needs an app that tells it, and how.',
      question: 'canary-first-visit',
    },
    {
      step: 'widen',
      text: 'Whom a filter lets in that looks right and is not.',
      question: 'canary-eve',
    },
    {
      step: 'percentage',
      text: 'How to widen so that nobody loses what they have, and how it is lost all the same.',
      question: 'canary-in-place',
    },
    {
      step: 'roll-back',
      text: 'What a rollback mends at once, and what stays as it was.',
      question: 'canary-again',
    },
    {
      step: 'every-server',
      text: 'How long until every server knows, and what a kill switch cannot reach.',
      question: 'canary-half-know',
    },
  ],
  flags: [canaryCheckout],
  events: ['checkout_opened', 'checkout_failed', 'checkout_sent'],
  stages,
  checks: flagChecks,
  pageChecks,
  deedChecks: serverChecks,
  pageFindings: { checkout: checkoutShown },
  computed,
};
