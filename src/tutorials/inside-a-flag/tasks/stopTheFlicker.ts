import { createStrangers } from '../../../evidence/createStrangers.ts';
import { greetingOf } from '../../../evidence/greetingOf.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { askedFor, flagAnswerOf } from '../../../receipts/flagAnswerOf.ts';
import { isFlagRequest } from '../../../runs/isFlagRequest.ts';
import { newCoolFeature } from '../../first-flag/newCoolFeature.ts';
import { taskFlag } from '../../first-flag/taskFlag.ts';
import type { Task } from '../../tutorial.ts';

const { key } = newCoolFeature;

/** One visitor, one ID. */
export const stopTheFlicker: Task = {
  title: 'Stop the flicker',
  step: 'flickering-page',
  stage: 'flickering-page',
  goal: 'A browser is one visitor: at each of its visits PostHog is asked about the same distinct ID, the event has it, too, and the page stays the same. Another browser is another visitor, even for the same name.',
  hint: 'The code looks for a cookie that nobody sets. See what cookies can do besides get.',
  solution: 'keep-visitor',
  shows:
    'The ID is made once and kept in a cookie. The next request brings it back, so the hash, and with it the page, stays the same.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    const user = inside();
    const laptop = { user, who: 'in the first browser', browser: 'laptop' };
    return {
      flag: taskFlag([outside()]),
      visits: [
        laptop,
        laptop,
        laptop,
        laptop,
        { ...laptop, who: 'in another browser', browser: 'phone' },
      ],
    };
  },
  judge: (made) => pageFault(made) ?? idFault(made),
};

function idFault(made: Made): string | undefined {
  const unasked = made.visits.findIndex((visit) => idsAsked(visit).length === 0);
  if (unasked >= 0) {
    return `At visit ${unasked + 1} PostHog was not asked for the flag. Ask it at each visit: it decides which page it is.`;
  }
  const laptop = made.visits.filter(({ browser }) => browser === 'laptop');
  const phone = made.visits.filter(({ browser }) => browser === 'phone');
  const ids = [...new Set(laptop.flatMap(idsAsked))];
  if (ids.length > 1) {
    return `In four visits of one browser PostHog was asked about ${ids.length} distinct IDs, and one is wanted. ${cookieLook(laptop)}`;
  }
  const [id = ''] = ids;
  const strange = made.visits.map(pageStrange).find((fault) => fault !== undefined);
  if (strange !== undefined) return strange;
  const asked = made.visits.flatMap(idsAsked);
  const sent = made.events
    .filter(({ event }) => event === 'visited_user_page')
    .map((event) => event.distinct_id);
  const other = sent.find((one) => !asked.includes(one));
  if (other !== undefined || !sent.includes(id)) {
    return `The flag was asked for “${id}”, and ${other === undefined ? 'no event has that distinct ID' : `the event has the distinct ID “${other}”`}. Ask and capture under the same one.`;
  }
  if (phone.flatMap(idsAsked).includes(id)) {
    return `Another browser was asked about as “${id}”, too, and so is the same visitor. Make an ID for each browser, and keep it there.`;
  }
  return undefined;
}

function idsAsked({ exchanges }: MadeVisit): string[] {
  return exchanges.filter(isFlagRequest).map(askedFor);
}

function pageStrange(visit: MadeVisit): string | undefined {
  const { answer } = flagAnswerOf(visit, key) ?? {};
  const isWelcome = visit.response !== undefined && greetingOf(visit.response) === 'welcome';
  if (answer?.value === isWelcome) return undefined;
  return `${visit.user}, ${visit.who}, got ${isWelcome ? 'Welcome' : 'Hello'}, and PostHog said ${answer?.value === true ? 'on' : 'not on'}. The page is to follow the flag and nothing else.`;
}

/** What became of the cookies that were set. */
function cookieLook(visits: readonly MadeVisit[]): string {
  const isKept = visits.some(({ setCookies }) => setCookies.length > 0);
  return isKept
    ? 'It did set a cookie: is it the one that is read, and does it hold the ID that was asked about?'
    : 'It set no cookie in which a browser could keep the ID.';
}
