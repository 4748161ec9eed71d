import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { flagFault } from '../../../evidence/flagFault.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { visitEvents } from '../../../evidence/visitEvents.ts';
import { featureProperty } from '../../../flags/featureProperty.ts';
import { newCoolFeature } from '../../first-flag/newCoolFeature.ts';
import { taskFlag } from '../../first-flag/taskFlag.ts';
import type { Task } from '../../tutorial.ts';

const { key } = newCoolFeature;
const PROPERTY = featureProperty(key);
const ON = 'whom the first set lets in';

/** A comparison needs both sides. */
export const missingFalse: Task = {
  title: 'Mend the missing false',
  step: 'missing-false',
  stage: 'missing-false',
  goal: `The event of each visit says in ${PROPERTY} what the page was decided by: true for those who got Welcome, false for those who got Hello.`,
  hint: 'false && … is false, and to spread false into an object adds nothing. What is there to gain by the condition?',
  solution: 'flag-property',
  shows:
    'The property stands on every event, with whatever the flag said. Visits without the feature are counted as such, and not as visits of which nothing is known.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    return {
      flag: taskFlag([outside()]),
      visits: [
        { user: inside(), who: ON },
        { user: outside(), who: 'whom no set lets in' },
        { user: outside(), who: 'whom no set lets in' },
      ],
    };
  },
  judge: (made) =>
    pageFault(made) ??
    firstFault(made.visits, (visit) =>
      flagFault(visit, { key, set: visit.who === ON ? 0 : undefined, look: LOOK }),
    ) ??
    firstFault(made.visits, (visit) => eventFault(made, visit)),
};

const LOOK = 'Ask about the user in the address.';

function eventFault(made: Made, { user, who }: MadeVisit): string | undefined {
  const wanted = who === ON;
  const [event] = visitEvents(made, user, 'visited_user_page');
  if (!event) return `PostHog has no visited_user_page of ${user}. Capture each visit.`;
  const value = event.properties[PROPERTY];
  if (value === wanted) return undefined;
  const begin = `The event of ${user}, ${who},`;
  if (value === undefined) {
    return `${begin} has no ${PROPERTY}, and ${wanted} is wanted. Look at what the properties are when the flag is ${wanted ? 'on' : 'off'}.`;
  }
  return value === String(wanted)
    ? `${begin} says the text ${JSON.stringify(value)} and not ${wanted}: PostHog counts a text as another value. Send what the flag said as it is.`
    : `${begin} says ${JSON.stringify(value)}, and ${wanted} is wanted. Send what the flag said of this user.`;
}
