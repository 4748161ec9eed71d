import { computed } from './login/computed.ts';
import { flipChecks } from './login/flipChecks.ts';
import { findings } from './login/findings.ts';
import { loadChecks } from './login/loadChecks.ts';
import { newFrontPage } from './login/newFrontPage.ts';
import { stages } from './login/stages.ts';
import type { Tutorial } from './tutorial.ts';

/** The flag that flips when somebody logs in, and what helps against that. */
export const tutorial: Tutorial = {
  title: 'The login',
  description: 'Why a page changes the moment somebody logs in, and four cures, each counted.',
  order: 70,
  needs: ['first-flag'],
  take: 'server-id',
  explains: [
    {
      step: 'flip',
      text: 'Why a flag turns over when somebody logs in, though nobody has touched it.',
      question: 'login-ines',
    },
    {
      step: 'who-flips',
      text: 'How many flip at which percentage, and why 50 % is the worst.',
      question: 'login-how-many',
    },
    {
      step: 'before-load',
      text: 'What a flag says before it has loaded, and what a page makes of that.',
      question: 'login-undefined',
    },
    {
      step: 'bootstrap',
      text: 'What bootstrap mends, and what it does not.',
      question: 'login-bootstrap',
    },
    {
      step: 'continuity',
      text: 'What PostHog keeps so that somebody goes on seeing what they saw.',
      question: 'login-phone',
    },
  ],
  flags: [newFrontPage],
  events: ['$identify'],
  stages,
  checks: { ...flipChecks, ...loadChecks },
  findings,
  computed,
};
