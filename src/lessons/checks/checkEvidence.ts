import type { ConditionSet, FeatureFlag } from '../../flags/flag.ts';
import { TUTORIAL_FLAG_PROPERTY, VISIT_EVENT } from '../../project/tutorialFlag.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { STAGE_NAMES, type StageName } from '../stages.ts';
import type { CheckId } from './checkIds.ts';
import type { Evidence } from './evidence.ts';
import { greetingOf } from './greetingOf.ts';
import { raceEvidence } from './raceEvidence.ts';
import { someAsync } from './someAsync.ts';

/** How each check is seen in the evidence. */
export const checkEvidence: Record<CheckId, (evidence: Evidence) => boolean | Promise<boolean>> = {
  'plain-hello': ({ runs }) => runs.some((view) => saw(view, 'plain', 'hello')),
  'no-calls': ({ runs }) =>
    runs.some((view) => saw(view, 'plain', 'hello') && view.run.exchanges.length === 0),
  'event-arrived': async ({ newest }) => (await newest()) !== undefined,
  'person-named': async ({ visitor }) =>
    (await visitor())?.properties['initial_name'] !== undefined,
  'flag-halves': async ({ flag }) =>
    activeSets(await flag()).some((set) => isForEveryone(set) && set.rollout_percentage === 50),
  'flag-second-set': async ({ flag }) =>
    activeSets(await flag()).some(
      (set) =>
        (set.rollout_percentage ?? 100) === 100 &&
        set.properties?.some(({ key }) => key === 'initial_name'),
    ),
  'hello-seen': ({ runs }) => runs.some((view) => saw(view, 'flag', 'hello')),
  'welcome-seen': ({ runs }) => runs.some((view) => saw(view, 'flag', 'welcome')),
  'second-set-decided': ({ runs }) =>
    runs.some(({ flag }) => flag?.value === true && flag.reason?.condition_index === 1),
  'both-values': async ({ visits }) => {
    const values = (await visits.byValue()).counts.map(({ value }) => value);
    return values.includes(true) && values.includes(false);
  },
  compared: ({ runs }) =>
    STAGE_NAMES.every((stage) =>
      runs.some(({ run }) => run.stage === stage && run.response.status === 200),
    ),
  'crowd-run': ({ crowd }) => crowd >= 10,
  'receipt-opened': ({ receipts, firstUser }) => receipts.some((id) => id !== firstUser),
  'flip-tried': ({ flips }) => flips > 0,
  'dot-receipt': ({ receipts }) => receipts.some(isOfCrowd),
  'dot-run': ({ runs }) =>
    runs.some(({ run }) => isOfCrowd(run.user) && run.response.status === 200),
  'race-lost': raceEvidence.lost,
  'race-won': raceEvidence.won,
  'cure-held': raceEvidence.cured,
  'false-missing': ({ runs }) =>
    runs.some((view) => saw(view, 'missing-false', 'hello') && sentValue(view) === undefined),
  'false-found': ({ runs, visits }) => {
    const told = runs.filter(
      (view) => saw(view, 'flag-property', 'hello') && sentValue(view) === false,
    );
    return someAsync(told, async ({ run }) => (await visits.of(run.user)).untold > 0);
  },
  'both-pages': ({ visits }) => visits.flicker(),
  'stranger-opened': ({ receipts, visits }) =>
    someAsync(receipts, async (id) => (await visits.of(id)).strange > 0),
  'link-opened': ({ linkOpened }) => linkOpened,
};

function saw({ run }: RunReport, stage: StageName, greeting: 'hello' | 'welcome') {
  return run.stage === stage && greetingOf(run.response) === greeting;
}

/** The flag's value on the visit that a run sent. */
function sentValue({ events }: RunReport): unknown {
  const visit = events.find(({ event }) => event === VISIT_EVENT);
  return visit?.properties[TUTORIAL_FLAG_PROPERTY];
}

/** The crowd is `user-1` to `user-1000`. */
function isOfCrowd(user: string): boolean {
  return /^user-\d+$/.test(user);
}

function activeSets(flag: FeatureFlag | undefined): ConditionSet[] {
  return flag?.active ? flag.filters.groups : [];
}

function isForEveryone({ properties }: ConditionSet) {
  return !properties || properties.length === 0;
}
