import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { failureOf } from '../../../evidence/failureOf.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { otherNames } from '../../../evidence/otherNames.ts';
import { pageText } from '../../../evidence/pageText.ts';
import { visitEvents } from '../../../evidence/visitEvents.ts';
import { flagAnswerOf } from '../../../receipts/flagAnswerOf.ts';
import type { Task } from '../../tutorial.ts';
import { completedFirstRequest } from '../completedFirstRequest.ts';
import { FACT } from '../fact.ts';

const { key } = completedFirstRequest;
const HELLO = 'Hello World!';
const BACK = 'Welcome Back!';

/** A first visit that ends itself, if the fact is written before it is asked for. */
export const askBefore: Task = {
  title: 'Ask before you write',
  step: 'later-visit',
  stage: 'one-time-write-first',
  goal: 'Whoever comes for the first time gets “Hello World!” and a first_request, and at every later visit, in whichever browser, “Welcome Back!” and a subsequent_request. The flag decides which it is.',
  hint: 'The flag is on for those who have the fact. When may the fact be written, so that the question of the same visit does not find it?',
  solution: 'one-time-flag',
  shows:
    'The question stands before the event that writes the fact, so it asks about the visits before this one. The branch of newcomers writes it, for the next.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    const [user, other] = [inside(), outside()];
    return {
      flag: completedFirstRequest.recipe,
      visits: [
        { user, who: 'at the first visit' },
        { user, who: 'at the second visit' },
        { user: other, who: 'at the first visit' },
        { user: other, who: 'at the second visit, in another browser', browser: 'another' },
      ],
    };
  },
  judge: (made) =>
    failureOf(made.visits) ??
    firstFault(made.visits, (visit, index) => visitFault(made, visit, isFirst(index))) ??
    firstFault(made.visits, (visit, index) => eventFault(made, visit, isFirst(index))),
};

/** Each comes twice, one after the other. */
function isFirst(index: number): boolean {
  return index % 2 === 0;
}

function visitFault(made: Made, visit: MadeVisit, isNew: boolean): string | undefined {
  const { user, who, response } = visit;
  const said = pageText(response?.body ?? '');
  const wanted = isNew ? HELLO : BACK;
  const { answer } = flagAnswerOf(visit, key) ?? {};
  if (said !== wanted)
    return `${user}, ${who}, got “${said}”, and “${wanted}” is wanted. ${lookOf()}`;
  return answer?.value === (said === BACK)
    ? undefined
    : `${user}, ${who}, got “${said}”, and PostHog ${answer ? `said ${answer.value === true ? 'on' : 'off'}` : 'was not asked'}. The flag is to decide, and nothing else.`;

  function lookOf(): string {
    if (!answer) return `PostHog was not asked for ${key}.`;
    if (isNew) return 'The fact was there when PostHog was asked: what has written it before?';
    const { [FACT]: fact, ...others } = made.persons.get(user)?.properties ?? {};
    if (fact !== undefined) return 'PostHog has the fact of them: does the page follow the flag?';
    const names = otherNames(others);
    return `PostHog has no ${FACT} of them${names === undefined ? '' : `, but ${names}`}: the first visit has to write it.`;
  }
}

function eventFault(made: Made, { user }: MadeVisit, isNew: boolean): string | undefined {
  const event = isNew ? 'first_request' : 'subsequent_request';
  const count = visitEvents(made, user, event).length;
  return count === 1
    ? undefined
    : `${user} came twice, and PostHog has ${count === 0 ? 'no' : count} ${event} of them, where one is wanted. Each page captures its own event.`;
}
