import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { visitEvents } from '../../../evidence/visitEvents.ts';
import type { Task } from '../../tutorial.ts';
import { newCoolFeature } from '../newCoolFeature.ts';

/** Whom an app keeps waiting for its own statistics. */
export const answerFirst: Task = {
  title: 'Answer before telling PostHog',
  step: 'capture',
  stage: 'await-the-flush',
  goal: 'The visitor gets the page at once, and PostHog hears of the visit afterwards. No event is lost. PostHog takes a second for each event here.',
  hint: 'capture() puts the event into a queue and returns. Look for the line that waits until the queue is empty: the client empties it by itself.',
  solution: 'capture',
  shows:
    'capture() is not awaited, and nothing after it is. The client sends the event while the page is on its way to the visitor.',
  plan: (random) => {
    const { inside, outside } = createStrangers(newCoolFeature.key, random);
    const visit = { who: 'who is new', delays: { batch: 1000 } };
    return {
      visits: [
        { ...visit, user: inside() },
        { ...visit, user: outside() },
      ],
    };
  },
  judge: (made) =>
    pageFault(made) ??
    firstFault(made.visits, waitFault) ??
    firstFault(made.visits, (visit) => lostFault(made, visit)),
};

function waitFault({ user, response, exchanges }: MadeVisit): string | undefined {
  const hasWaited = exchanges.some(({ path, late }) => path.startsWith('/batch') && !late);
  return hasWaited
    ? `${user} got the page after ${seconds(response?.ms)}: PostHog had to take the event before. Look for an await after the last thing that the page needs.`
    : undefined;
}

function lostFault(made: Made, { user }: MadeVisit): string | undefined {
  return visitEvents(made, user, 'visited_user_page').length > 0
    ? undefined
    : `${user} got the page, and PostHog has no visited_user_page of the visit. Capture it under the name in the address, and let it leave after the page.`;
}

function seconds(ms = 0): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
