import { newCoolFeature } from './first-flag/newCoolFeature.ts';
import { computed } from './inside-a-flag/computed.ts';
import { instrumentChecks } from './inside-a-flag/instrumentChecks.ts';
import { raceChecks } from './inside-a-flag/raceChecks.ts';
import { riddleChecks } from './inside-a-flag/riddleChecks.ts';
import { tasks } from './inside-a-flag/tasks.ts';
import type { Tutorial } from './tutorial.ts';

const flags = [newCoolFeature.key];

/** The decision taken apart: the hash, the crowd, the race, and two bugs. */
export const tutorial: Tutorial = {
  title: 'Inside a flag',
  description: 'The hash, the crowd, the race, and two bugs to find with your own eyes.',
  order: 20,
  needs: ['first-flag'],
  take: 'person-properties',
  explains: [
    {
      step: 'receipt',
      text: 'How a flag’s key and a distinct ID become a bucket, byte by byte.',
      question: 'next-letter',
    },
    {
      step: 'crowd',
      text: 'Why 50 % of a thousand is hardly ever 500, and who gains and who loses when a percentage changes.',
      question: 'two-flags',
    },
    {
      step: 'race',
      text: 'Why a fact can arrive too late for the flag that looks at it, and what helps against that.',
      question: 'while-waiting',
    },
    {
      step: 'missing-false',
      text: 'How visits go missing from a breakdown though every page was right.',
      question: 'where-lost',
    },
    {
      step: 'flickering-page',
      text: 'How to find out whom an app is really asking about.',
      question: 'what-changes',
    },
  ],
  flags: [newCoolFeature],
  events: ['visited_user_page'],
  stages: {
    'person-properties': { title: 'Tell PostHog what the app knows', since: 'flag', flags },
    'evaluate-later': { title: 'Wait, then evaluate', since: 'flag', flags },
    remember: { title: 'Remember it in a cookie', since: 'flag', flags },
    'missing-false': { title: 'Where the false is missing', since: 'flag-property', flags },
    'flickering-page': { title: 'Where the page flickers', since: 'flag-property', flags },
    'keep-visitor': { title: 'Keep the visitor’s ID', since: 'flickering-page', flags },
  },
  checks: { ...raceChecks, ...riddleChecks },
  deedChecks: instrumentChecks,
  computed,
  tasks,
};
