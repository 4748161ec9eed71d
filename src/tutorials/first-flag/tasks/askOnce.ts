import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { flagFault } from '../../../evidence/flagFault.ts';
import { greetingOf } from '../../../evidence/greetingOf.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { visitEvents } from '../../../evidence/visitEvents.ts';
import { featureProperty } from '../../../flags/featureProperty.ts';
import { isFlagRequest } from '../../../runs/isFlagRequest.ts';
import type { Task } from '../../tutorial.ts';
import { newCoolFeature } from '../newCoolFeature.ts';
import { taskFlag } from '../taskFlag.ts';

const { key } = newCoolFeature;

/** One answer for the whole request. */
export const askOnce: Task = {
  title: 'Ask once',
  step: 'flag-property',
  stage: 'ask-twice',
  goal: 'Each visit asks PostHog exactly once, and the page and the event say the same. Whoever the flag lets in gets Welcome, and the event carries the flag’s value, true or false.',
  hint: 'The first answer holds for the whole request. Which of the two is needed after it?',
  solution: 'flag-property',
  shows:
    'One answer is kept and used twice, so page and event cannot disagree, and the visitor waits for one request less.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    return {
      flag: taskFlag([outside()]),
      visits: [
        { user: inside(), who: 'whom the first set lets in' },
        { user: outside(), who: 'whom no set lets in' },
        { user: inside(), who: 'whom the first set lets in' },
      ],
    };
  },
  judge: (made) =>
    pageFault(made) ??
    firstFault(
      made.visits,
      (visit, index) => askFault(visit) ?? pageOf(visit, index) ?? eventFault(made, visit),
    ),
};

function askFault({ user, exchanges }: MadeVisit): string | undefined {
  const times = exchanges.filter(isFlagRequest).length;
  if (times === 1) return undefined;
  return times === 0
    ? `For ${user} PostHog was asked for no flag, and once is wanted. One evaluateFlags is needed.`
    : `For ${user} PostHog was asked ${times} times, and once is wanted. Each call that evaluates a flag by itself is a request: use what the first one gave.`;
}

function pageOf(visit: MadeVisit, index: number): string | undefined {
  const set = index === 1 ? undefined : 0;
  return flagFault(visit, { key, set, look: 'Ask about the user in the address.' });
}

function eventFault(made: Made, { user, response }: MadeVisit): string | undefined {
  const [event] = visitEvents(made, user, 'visited_user_page');
  if (!event) return `PostHog has no visited_user_page of ${user}. Capture each visit.`;
  const isWelcome = response !== undefined && greetingOf(response) === 'welcome';
  const value = event.properties[featureProperty(key)];
  return value === isWelcome
    ? undefined
    : `${user} got ${isWelcome ? 'Welcome' : 'Hello'}, and the event says ${value === undefined ? `nothing of ${featureProperty(key)}` : JSON.stringify(value)}. Let page and event use the same answer.`;
}
