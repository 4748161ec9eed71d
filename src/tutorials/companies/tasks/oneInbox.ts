import { createStrangers } from '../../../evidence/createStrangers.ts';
import { firstFault } from '../../../evidence/firstFault.ts';
import { flagFault } from '../../../evidence/flagFault.ts';
import type { MadeVisit } from '../../../evidence/made.ts';
import { pageFault } from '../../../evidence/pageFault.ts';
import { flagAnswerOf } from '../../../receipts/flagAnswerOf.ts';
import type { Task } from '../../tutorial.ts';
import { teamInbox } from '../flags.ts';

const { key } = teamInbox;
const IN = 'whose company the flag lets in';

/** What a flag by company is asked with. */
export const oneInbox: Task = {
  title: 'Give a company one inbox',
  step: 'by-company',
  stage: 'by-person',
  goal: 'The flag matches by company: all of a company share an inbox, or none of them. Whoever’s company the flag lets in gets Welcome, whatever their own bucket, and everybody else Hello. The company stands behind the @.',
  hint: 'PostHog cannot read a company off a name. Look at what evaluateFlags takes besides flagKeys: groups, by the name of their type.',
  solution: 'by-company',
  shows:
    'The question says for which company it is asked, and the flag hashes that one in place of the person. So colleagues have one answer.',
  plan: (random) => {
    const { inside, outside } = createStrangers(key, random);
    const [firm, other] = [inside('firm-'), outside('firm-')];
    const flag = teamInbox.states?.['half of all companies'] ?? teamInbox.recipe;
    return {
      flag,
      groups: [{ type: 'company', key: outside('firm-'), properties: {} }],
      visits: [
        { user: outside('', `@${firm}`), who: IN },
        { user: inside('', `@${other}`), who: 'whose company the flag leaves out' },
        { user: inside('', `@${firm}`), who: IN },
      ],
    };
  },
  judge: (made) =>
    pageFault(made) ??
    firstFault(made.visits, (visit) =>
      flagFault(visit, { key, set: visit.who === IN ? 0 : undefined, look: lookOf(visit) }),
    ),
};

/** For which groups PostHog was asked. */
function lookOf(visit: MadeVisit): string {
  const [, company = ''] = visit.user.split('@');
  const { groupsByType = {} } = flagAnswerOf(visit, key)?.question ?? {};
  const [first] = Object.entries(groupsByType);
  if (!first) {
    return 'It was asked about no company. Groups on an event tell it nothing for this question: name the company there.';
  }
  const [type, { key: asked }] = first;
  return type === 'company'
    ? `It was asked about the company “${asked}”, and theirs is “${company}”.`
    : `It was asked about a group of the type “${type}”, and the flag matches by “company”.`;
}
