import { compareChecks } from './first-flag/compareChecks.ts';
import { computed } from './first-flag/computed.ts';
import { pageFindings, wholeFindings } from './first-flag/findings.ts';
import { flagChecks } from './first-flag/flagChecks.ts';
import { newCoolFeature } from './first-flag/newCoolFeature.ts';
import { pageChecks } from './first-flag/pageChecks.ts';
import { stages } from './first-flag/stages.ts';
import { tasks } from './first-flag/tasks.ts';
import { visitChecks } from './first-flag/visitChecks.ts';
import type { Tutorial } from './tutorial.ts';

/** From a plain app to a page that only some users see. */
export const tutorial: Tutorial = {
  title: 'First flag',
  description: 'From a plain app to a page that only some users see.',
  order: 10,
  needs: [],
  take: 'flag-property',
  explains: [
    {
      step: 'create-flag',
      text: 'How half of all users are chosen without dice and without a list, and why it stays the same half.',
      question: 'ten-users',
    },
    {
      step: 'flag',
      text: 'Which condition set let somebody in: the first that matches and takes in their bucket.',
      question: 'ada-second-set',
    },
    {
      step: 'flag',
      text: 'Why a new user can be off on the first visit and on at the second, with nobody touching the flag.',
      question: 'max-second',
    },
    {
      step: 'flag',
      text: 'What your users see when PostHog does not answer.',
      question: 'slow-ian',
    },
    {
      step: 'flag-property',
      text: 'How one property on an event lets you compare those who had the feature with those who did not.',
      question: 'priya-event',
    },
  ],
  flags: [newCoolFeature],
  events: ['visited_user_page'],
  stages,
  checks: { ...visitChecks, ...flagChecks },
  pageChecks,
  deedChecks: compareChecks,
  findings: wholeFindings,
  pageFindings,
  computed,
  tasks,
};
