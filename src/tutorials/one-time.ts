import { completedFirstRequest } from './one-time/completedFirstRequest.ts';
import { browserChecks } from './one-time/browserChecks.ts';
import { computed } from './one-time/computed.ts';
import { factChecks } from './one-time/factChecks.ts';
import { pageFindings, wholeFindings } from './one-time/findings.ts';
import { pageChecks } from './one-time/pageChecks.ts';
import { raceChecks } from './one-time/raceChecks.ts';
import { stages } from './one-time/stages.ts';
import { askBefore } from './one-time/tasks/askBefore.ts';
import type { Tutorial } from './tutorial.ts';

/** What each person sees once: a fact on the person, a flag that reads it, and a cookie for the gap. */
export const tutorial: Tutorial = {
  title: 'One-time flags',
  description: 'What each person sees once, and the gap in which they would see it twice.',
  order: 30,
  needs: ['first-flag'],
  take: 'one-time-tell',
  explains: [
    {
      step: 'first-visit',
      text: 'Why no flag can count to one, and where “once” has to be written down.',
      question: 'theo-twice',
    },
    {
      step: 'create-flag',
      text: 'Why a flag knows those who came before it was made.',
      question: 'alma-older',
    },
    {
      step: 'later-visit',
      text: 'How one and the same request is answered in two ways, with nobody touching the flag.',
      question: 'hugo-second',
    },
    {
      step: 'race',
      text: 'Why two quick visits are both a first one, and what a cookie does about it.',
      question: 'kira-why',
    },
    {
      step: 'two-browsers',
      text: 'What a person remembers and what a browser does, and how to forget both.',
      question: 'yara-forgotten',
    },
  ],
  flags: [completedFirstRequest],
  events: ['first_request', 'subsequent_request', 'first_request_forgotten'],
  stages,
  checks: { ...factChecks, ...raceChecks, ...browserChecks },
  pageChecks,
  findings: wholeFindings,
  pageFindings,
  computed,
  tasks: { 'ask-before': askBefore },
};
