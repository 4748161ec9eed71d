import type { ConditionSet, FeatureFlag } from '../../flags/flag.ts';
import type { PostHogEvent } from '../../project/apiSchemas.ts';
import { TUTORIAL_FLAG_PROPERTY, VISIT_EVENT } from '../../project/tutorialFlag.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { STAGE_NAMES, type StageName } from '../stages.ts';
import type { CheckId } from './checkIds.ts';
import type { Evidence } from './evidence.ts';
import { raceEvidence } from './raceEvidence.ts';
import { greetingOf, sentName } from './visits.ts';

/** How each check is seen in the evidence. */
export const checkEvidence: Record<CheckId, (evidence: Evidence) => boolean | Promise<boolean>> = {
  'plain-hello': ({ runs }) => runs.some((view) => saw(view, 'plain', 'hello')),
  'no-calls': ({ runs }) =>
    runs.some((view) => saw(view, 'plain', 'hello') && view.run.exchanges.length === 0),
  'event-arrived': async ({ events }) => (await events()).length > 0,
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
  'both-values': async ({ events }) => hasBothValues(await events()),
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
  'false-found': async ({ runs, events }) => {
    const told = runs.filter(
      (view) => saw(view, 'flag-property', 'hello') && sentValue(view) === false,
    );
    if (told.length === 0) return false;
    const untold = (await events()).filter((event) => valueOn(event) === undefined);
    return told.some(({ run }) => untold.some(({ distinct_id }) => distinct_id === run.user));
  },
  'both-pages': async ({ events }) =>
    [...Map.groupBy((await events()).filter(isOfStranger), sentName).values()].some(hasBothValues),
  'stranger-opened': async ({ receipts, events }) =>
    receipts.length > 0 &&
    (await events()).some((event) => isOfStranger(event) && receipts.includes(event.distinct_id)),
  'link-opened': ({ linkOpened }) => linkOpened,
};

function saw({ run }: RunReport, stage: StageName, greeting: 'hello' | 'welcome') {
  return run.stage === stage && greetingOf(run.response) === greeting;
}

/** The flag's value on the visit that a run sent. */
function sentValue({ events }: RunReport): unknown {
  const visit = events.find(({ event }) => event === VISIT_EVENT);
  return visit && valueOn(visit);
}

function valueOn({ properties }: { properties: Record<string, unknown> }): unknown {
  return properties[TUTORIAL_FLAG_PROPERTY];
}

function hasBothValues(events: PostHogEvent[]): boolean {
  const values = events.map(valueOn);
  return values.includes(true) && values.includes(false);
}

/** Whether the event's distinct ID is not the name of the user whose page was visited. */
function isOfStranger(event: PostHogEvent): boolean {
  const name = sentName(event);
  return name !== undefined && name !== event.distinct_id;
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
