import { createStrangers } from '../../../evidence/createStrangers.ts';
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

function eventFault(made: Made): string | undefined {
  const [first] = made.visits;
  const user = first?.user ?? '';
  const count = visitEvents(made, user, 'visited_user_page').length;
  return count === 2
    ? undefined
    : `${user} came twice, and PostHog has ${count === 0 ? 'no visited_user_page' : count === 1 ? 'one visited_user_page' : `${count} visited_user_page`} under that ID. The user of the address is the distinct ID, whatever name they say.`;
}

function nameFault({ visits, persons }: Made): string | undefined {
  const [first, second, other] = visits;
  if (!first || !second || !other) return undefined;
  for (const visit of [first, other]) {
    const name = persons.get(visit.user)?.properties['initial_name'];
    const said = saidName(visit);
    if (name === said) continue;
    const others = name === undefined && otherNames(persons.get(visit.user)?.properties ?? {});
    if (others) {
      return `${visit.user} said the name ${said}, and PostHog has ${others} of that person, and no initial_name. Set the one that is asked for.`;
    }
    if (name === undefined) {
      return `${visit.user} said the name ${said}, and PostHog has no initial_name of that person. Let the event set it.`;
    }
    if (name === saidName(second)) {
      return `${first.user} said ${saidName(first)} first and ${saidName(second)} next, and initial_name is ${saidName(second)}: the later name has overwritten the first. Which of the two ways leaves alone what is there?`;
    }
    return `${visit.user} said the name ${said}, and initial_name is ${JSON.stringify(name)}. Take the name of the address: url.searchParams.get('name').`;
  }
  return undefined;
}

function saidName({ query }: MadeVisit): string {
  return query?.['name'] ?? '';
}
