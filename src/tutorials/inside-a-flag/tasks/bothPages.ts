import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { flagFault } from '../../../evidence/flagFault.ts';
import { greetingOf } from '../../../evidence/greetingOf.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { otherNames } from '../../../evidence/otherNames.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { newCoolFeature } from '../../first-flag/newCoolFeature.ts';
import { taskFlag } from '../../first-flag/taskFlag.ts';
import type { Task } from '../../tutorial.ts';

const { key } = newCoolFeature;
const FIRST = 'whom the second set names, at the first visit';
const SECOND = 'whom the second set names, at the second visit';

/** The same flag, two answers: what PostHog has heard in between. */
export const bothPages: Task = {
  title: 'Show one user both pages',
  step: 'race',
  stage: 'leave-out-name',
  goal: 'Somebody whom the second set names gets Hello at the first visit and Welcome at the second, because by then PostHog knows the name. The flag stays as it is, and it decides both times. Others get Hello twice.',
  hint: 'The second set looks at a property of the person. The event of the first visit can bring it: the flag is asked before.',
  solution: 'flag',
  shows:
    'The question comes first and the event after it. What the event sets is there for the next question, and not for this one.',
  plan: (random) => {
    const { outside } = createStrangers(key, random);
    const [named, other] = [outside(), outside()];
    return {
      flag: taskFlag([outside(), named]),
      visits: [
        { user: named, who: FIRST },
        { user: named, who: SECOND },
        { user: other, who: 'whom no set lets in' },
        { user: other, who: 'whom no set lets in, at the second visit' },
      ],
    };
  },
  judge: (made) => pageFault(made) ?? firstFault(made.visits, (visit) => visitFault(made, visit)),
};

function visitFault(made: Made, visit: MadeVisit): string | undefined {
  const { user, who, response } = visit;
  if (who === FIRST && response && greetingOf(response) === 'welcome') {
    return `${user}, ${who}, got Welcome already, and Hello is wanted there. Ask first, say nothing of the name with the question, and tell PostHog of it afterwards.`;
  }
  const set = who === SECOND ? 1 : undefined;
  return flagFault(visit, { key, set, look: lookOf(made, user) });
}

function lookOf({ persons }: Made, user: string): string {
  const properties = persons.get(user)?.properties ?? {};
  const { initial_name: name } = properties;
  if (name !== undefined) {
    return `It knows the initial_name ${JSON.stringify(name)}, and the set names “${user}”.`;
  }
  const others = otherNames(properties);
  if (others !== undefined) {
    return `It knows ${others} of that person, and the set looks at initial_name.`;
  }
  return 'It knows no initial_name of that person, which the set looks at. Let the event of the visit bring it.';
}
