import { createStrangers } from '../../../evidence/createStrangers.ts';
import { greetingOf } from '../../../evidence/greetingOf.ts';
import { type Fault, firstFault } from '../../../evidence/firstFault.ts';
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
  judge: (made) =>
    pageFault(made) ??
    firstFault(made.visits, unasked) ??
    idFault(made) ??
    firstFault(made.visits, pageStrange) ??
    sameIdFault(made),
};

function unasked(visit: MadeVisit, index: number): string | undefined {
  return idsAsked(visit).length > 0
    ? undefined
    : `At visit ${index + 1} PostHog was not asked for the flag. Ask it at each visit: it decides which page it is.`;
}

function idFault({ visits }: Made): Fault | undefined {
  const laptop = visits.filter(({ browser }) => browser === 'laptop');
  const ids = [...new Set(laptop.flatMap(idsAsked))];
  const other = laptop.find((visit) => idsAsked(visit).some((id) => id !== ids[0]));
  if (!other) return undefined;
  return {
    visit: other,
    sentence: `In four visits of one browser PostHog was asked about ${ids.length} distinct IDs, and one is wanted. ${cookieLook(laptop)}`,
  };
}

function sameIdFault({ visits, events }: Made): Fault | undefined {
  const [id = '', ...others] = visits.flatMap(idsAsked);
  const sent = events
    .filter(({ event }) => event === 'visited_user_page')
    .map((event) => event.distinct_id);
  const strange = sent.find((one) => one !== id && !others.includes(one));
  if (strange !== undefined || !sent.includes(id)) {
    return {
      sentence: `The flag was asked for “${id}”, and ${strange === undefined ? 'no event has that distinct ID' : `the event has the distinct ID “${strange}”`}. Ask and capture under the same one.`,
    };
  }
  return firstFault(visits, (visit) =>
    visit.browser === 'phone' && idsAsked(visit).includes(id)
      ? `Another browser was asked about as “${id}”, too, and so is the same visitor. Make an ID for each browser, and keep it there.`
      : undefined,
  );
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
