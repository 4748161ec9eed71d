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
const GUEST = 'who is a guest';
const IN = 'whom the first set lets in';

/** What an app need not ask: the cheapest request is the one that is not made. */
export const guests: Task = {
  title: 'Guests get a 404 and cost nothing',
  step: 'flag-property',
  stage: 'flag',
  goal: 'Whoever’s name begins with “guest-” gets status 404, and PostHog hears nothing of it: no question, no event. For everybody else all is as it was.',
  hint: 'A return ends the function: what stands below it does not happen. A Response takes its status beside its headers.',
  solution: 'turn-guests-away',
  shows:
    'The check stands before the first call of PostHog, so a guest makes no request. A question that you need not ask costs neither time nor money.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    return {
      flag: taskFlag([outside()]),
      visits: [
        { user: inside('guest-'), who: GUEST },
        { user: inside(), who: IN },
        { user: outside('guest-'), who: GUEST },
        { user: inside('not-a-guest-'), who: IN },
        { user: outside(), who: 'whom no set lets in' },
      ],
    };
  },
  judge: (made) =>
    pageFault(made, isNoGuest) ??
    firstFault(made.visits, (visit) =>
      isNoGuest(visit) ? userFault(made, visit) : guestFault(visit),
    ),
};

function isNoGuest({ who }: MadeVisit): boolean {
  return who !== GUEST;
}

function guestFault({ user, who, response, exchanges }: MadeVisit): string | undefined {
  const { status } = response ?? {};
  if (status !== 404) {
    return `${user}, ${who}, got status ${status ?? 'none'}, and 404 is wanted. Give the Response a status.`;
  }
  const [first] = exchanges;
  return first === undefined
    ? undefined
    : `${user}, ${who}, got a 404, and PostHog got ${exchanges.length === 1 ? 'a request' : `${exchanges.length} requests`}, the first to ${first.path.split('?')[0] ?? ''}. Send guests away before anything is asked or captured.`;
}

function userFault(made: Made, visit: MadeVisit): string | undefined {
  const set = visit.who === IN ? 0 : undefined;
  const fault = flagFault(visit, {
    key,
    set,
    look: 'Leave it as it was for those who are no guests.',
  });
  if (fault !== undefined) return fault;
  return visitEvents(made, visit.user, 'visited_user_page').length > 0
    ? undefined
    : `PostHog has no visited_user_page of ${visit.user}, who is no guest. Capture their visits as before.`;
}
