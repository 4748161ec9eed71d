import { choiceChecks } from './public-beta/choiceChecks.ts';
import { computed } from './public-beta/computed.ts';
import { featureChecks } from './public-beta/featureChecks.ts';
import { findings } from './public-beta/findings.ts';
import { newDocs } from './public-beta/newDocs.ts';
import { stages } from './public-beta/stages.ts';
import type { Tutorial } from './tutorial.ts';

/** People let themselves in, and out again: an early access feature from draft to everyone. */
export const tutorial: Tutorial = {
  title: 'Public beta',
  description: 'Users let themselves into a feature, and out of it, from the draft to everyone.',
  order: 50,
  needs: ['first-flag', 'inside-a-flag'],
  take: 'betas',
  explains: [
    {
      step: 'opt-in',
      text: 'Why a choice that came too early is kept, and from when on it counts.',
      question: 'join-early',
    },
    {
      step: 'opt-in',
      text: 'Why somebody who has joined is in at 0 %, though nobody has changed the flag.',
      question: 'at-zero',
    },
    {
      step: 'opt-out',
      text: 'Why somebody who has left is out at 100 %, and what alone is stronger than a choice.',
      question: 'at-hundred',
    },
    {
      step: 'at-once',
      text: 'Why the page may not obey at once, and how the app can say what it knows.',
      question: 'just-left',
    },
    {
      step: 'general',
      text: 'What general availability changes at the flag, and for whom it changes nothing.',
      question: 'general-tess',
    },
  ],
  flags: [newDocs],
  events: ['read_docs', '$feature_enrollment_update'],
  stages,
  checks: { ...featureChecks, ...choiceChecks },
  findings,
  computed,
};
