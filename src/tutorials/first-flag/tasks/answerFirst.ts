import { createStrangers } from '../../../evidence/createStrangers.ts';
import type { Made } from '../../../evidence/made.ts';
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
  judge: (made) => pageFault(made) ?? waitFault(made) ?? lostFault(made),
};

function waitFault({ visits }: Made): string | undefined {
  const visit = visits.find(({ exchanges }) =>
    exchanges.some(({ path, late }) => path.startsWith('/batch') && !late),
  );
  if (!visit) return undefined;
  const { user, response } = visit;
  return `${user} got the page after ${seconds(response?.ms)}: PostHog had to take the event before. Look for an await after the last thing that the page needs.`;
}

function lostFault(made: Made): string | undefined {
  const { user } =
    made.visits.find((visit) => visitEvents(made, visit.user, 'visited_user_page').length === 0) ??
    {};
  return user === undefined
    ? undefined
    : `${user} got the page, and PostHog has no visited_user_page of the visit. Capture it under the name in the address, and let it leave after the page.`;
}

function seconds(ms = 0): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
