import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { flagFault } from '../../../evidence/flagFault.ts';
import type { MadeVisit } from '../../../evidence/made.ts';
import { otherNames } from '../../../evidence/otherNames.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { flagAnswerOf } from '../../../receipts/flagAnswerOf.ts';
import type { Task } from '../../tutorial.ts';
import { newCoolFeature } from '../newCoolFeature.ts';
import { taskFlag } from '../taskFlag.ts';

const { key } = newCoolFeature;
const NAMED = 'whom the second set names';

/** What a new user is asked with: PostHog cannot know yet what the app does. */
export const firstVisit: Task = {
  title: 'Let a stranger in on the first visit',
  step: 'flag',
  stage: 'flag',
  goal: 'Somebody whom the second set names gets Welcome on the very first visit, and everybody else the page that the flag means for them. The flag stays as it is, and it decides. PostHog is busy: no event is ingested before all visits are over.',
  hint: 'PostHog has no person yet, but the app knows the name. Look at what evaluateFlags takes besides flagKeys: it may be told properties of the person with the question.',
  solution: 'person-properties',
  shows:
    'The name goes along with the question and counts for this one answer. Nothing has to be stored before it, so nothing can be late.',
  plan: (random) => {
    const strangers = createStrangers(key, random);
    const [first, other, second] = [strangers.outside(), strangers.outside(), strangers.outside()];
    return {
      flag: taskFlag([strangers.outside(), first, second]),
      lags: true,
      visits: [
        { user: first, who: NAMED },
        { user: other, who: 'whom no set lets in' },
        { user: second, who: NAMED },
      ],
    };
  },
  judge: (made) =>
    pageFault(made) ??
    firstFault(made.visits, (visit) => {
      const set = visit.who === NAMED ? 1 : undefined;
      return flagFault(visit, { key, set, look: lookOf(visit) });
    }),
};

/** What was said of the name with the question, and what that came to. */
function lookOf(visit: MadeVisit): string {
  const { user, exchanges } = visit;
  const given = flagAnswerOf(visit, key)?.question?.given ?? {};
  const { initial_name: told } = given;
  if (told !== undefined) {
    return `It was told the initial_name ${JSON.stringify(told)}, and the set names “${user}”. Tell it the name in the address.`;
  }
  const others = otherNames(given);
  if (others !== undefined) {
    return `It was told ${others} with the question, and the set looks at initial_name.`;
  }
  const asked = exchanges.findIndex(({ path }) => path.startsWith('/flags'));
  const isTold = exchanges.slice(0, asked).some(({ path }) => path.startsWith('/batch'));
  return isTold
    ? 'The event with the name left before the question, but an event that is accepted is not ingested yet. Tell it the name with the question itself.'
    : 'It was not told the name with the question, and no event has told it before. Look at what evaluateFlags takes besides flagKeys.';
}
