import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { flagFault } from '../../../evidence/flagFault.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { visitEvents } from '../../../evidence/visitEvents.ts';
import type { Task } from '../../tutorial.ts';
import { newCoolFeature } from '../newCoolFeature.ts';
import { taskFlag } from '../taskFlag.ts';

const { key } = newCoolFeature;
const LONGEST_MS = 600;
/** As one that is elsewhere, so that nobody is faster who does not wait at all. */
const UP = { flags: 40 };
const SLOW = { flags: 2500, batch: 2500 };

/** How long an app waits for a decision that has a default. */
export const inTime: Task = {
  title: 'Answer within 600 ms, whatever PostHog does',
  step: 'flag',
  stage: 'flag',
  goal: 'Everybody has a page after 600 ms at most, even while PostHog takes 2.5 s for each request. When it is as fast as ever, it decides as ever. Each visit is captured.',
  hint: 'Two promises may run against each other: Promise.race gives the one that is first. The other one may be setTimeout of node:timers/promises; what does the page do without an answer?',
  solution: 'flag-in-time',
  shows:
    'The question runs against a timer. If the timer wins, there are no flags, and the visitor gets the page that everybody had before the flag.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    return {
      flag: taskFlag([outside()]),
      visits: [
        { user: inside(), who: 'whom the first set lets in', delays: UP },
        { user: outside(), who: 'whom no set lets in', delays: UP },
        { user: inside(), who: 'who comes while PostHog is slow', delays: SLOW },
      ],
    };
  },
  judge: (made) =>
    pageFault(made) ??
    firstFault(made.visits, isLate) ??
    firstFault(made.visits, (visit, index) =>
      visit.delays === SLOW
        ? undefined
        : flagFault(visit, {
            key,
            set: index === 0 ? 0 : undefined,
            look: 'Ask PostHog, and give it the time that it needs when it is up.',
          }),
    ) ??
    firstFault(made.visits, (visit) => isLost(made, visit)),
};

function isLate({ user, who, response, exchanges }: MadeVisit): string | undefined {
  const { ms = 0 } = response ?? {};
  if (ms <= LONGEST_MS) return undefined;
  const waited = exchanges.findLast(({ late }) => !late);
  const why = waited
    ? `it waited for ${waited.path.split('?')[0] ?? ''}`
    : 'it waited, though for no answer of PostHog';
  return `${user}, ${who}, had the page after ${Math.round(ms)} ms, and ${LONGEST_MS} are the most: ${why}. Let what the page waits for run against a shorter timer.`;
}

function isLost(made: Made, { user, who }: MadeVisit): string | undefined {
  return visitEvents(made, user, 'visited_user_page').length > 0
    ? undefined
    : `PostHog has no visited_user_page of ${user}, ${who}. Capture each visit, whether there was an answer or not.`;
}
