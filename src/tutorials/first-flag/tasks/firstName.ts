import { createStrangers } from '../../../evidence/createStrangers.ts';
import { type Fault, firstFault } from '../../../evidence/firstFault.ts';
import type { Made, MadeVisit } from '../../../evidence/made.ts';
import { otherNames } from '../../../evidence/otherNames.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { visitEvents } from '../../../evidence/visitEvents.ts';
import type { Task } from '../../tutorial.ts';
import { newCoolFeature } from '../newCoolFeature.ts';

/** A fact that is set once, and one that follows every change. */
export const firstName: Task = {
  title: 'The first name stays',
  step: 'capture',
  stage: 'set-name',
  goal: 'A visitor says a name in the address, as in ?name=Ada, and may say another one next time. PostHog keeps the first of them as the person’s initial_name, for each person their own.',
  hint: 'An event can set properties of its person in two ways: one overwrites what is there, the other leaves it alone.',
  solution: 'set-name-once',
  shows:
    '$set_once writes a property that the person does not have yet. What later events say of it changes nothing, so the name is the first one for good.',
  plan: (random) => {
    const { inside, outside } = createStrangers(newCoolFeature.key, random);
    const [user, other] = [outside(), outside()];
    const [early, late, own] = [inside(), inside(), inside()];
    return {
      visits: [
        { user, who: `who says the name ${early}`, query: { name: early } },
        { user, who: `who says the name ${late} next`, query: { name: late } },
        { user: other, who: `who says the name ${own}`, query: { name: own } },
      ],
    };
  },
  judge: (made) => pageFault(made) ?? eventFault(made) ?? nameFault(made),
};

function eventFault(made: Made): Fault | undefined {
  const [first, second] = made.visits;
  if (!first || !second) return undefined;
  const { user } = first;
  const count = visitEvents(made, user, 'visited_user_page').length;
  if (count === 2) return undefined;
  const visits =
    count === 0 ? 'no visited_user_page' : `${count === 1 ? 'one' : count} visited_user_page`;
  return {
    visit: second,
    sentence: `${user} came twice, and PostHog has ${visits} under that ID. The user of the address is the distinct ID, whatever name they say.`,
  };
}

function nameFault({ visits, persons }: Made): Fault | undefined {
  const [first, second, other] = visits;
  if (!first || !second || !other) return undefined;
  const [said, saidNext] = [saidName(first), saidName(second)];
  if (persons.get(first.user)?.properties['initial_name'] === saidNext) {
    return {
      visit: second,
      sentence: `${first.user} said ${said} first and ${saidNext} next, and initial_name is ${saidNext}: the later name has overwritten the first. Which of the two ways leaves alone what is there?`,
    };
  }
  return firstFault([first, other], (visit) => {
    const name = persons.get(visit.user)?.properties['initial_name'];
    const wanted = saidName(visit);
    if (name === wanted) return undefined;
    const others = name === undefined && otherNames(persons.get(visit.user)?.properties ?? {});
    if (others) {
      return `${visit.user} said the name ${wanted}, and PostHog has ${others} of that person, and no initial_name. Set the one that is asked for.`;
    }
    if (name === undefined) {
      return `${visit.user} said the name ${wanted}, and PostHog has no initial_name of that person. Let the event set it.`;
    }
    return `${visit.user} said the name ${wanted}, and initial_name is ${JSON.stringify(name)}. Take the name of the address: url.searchParams.get('name').`;
  });
}

function saidName({ query }: MadeVisit): string {
  return query?.['name'] ?? '';
}
