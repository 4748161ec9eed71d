import type { ConditionSet } from '../flags/flag.ts';
import type { RunView } from '../project/runView.ts';
import { TUTORIAL_FLAG_PROPERTY } from '../project/tutorialFlag.ts';
import { VISIT_EVENT } from '../project/visitEvent.ts';
import type { CheckId } from './checkIds.ts';
import type { Evidence } from './evidence.ts';
import { greetingOf } from './greetingOf.ts';
import { STAGE_NAMES } from './stageNames.ts';

/** How each check is seen in the evidence. */
export const checkEvidence: Record<CheckId, (evidence: Evidence) => boolean> = {
  'plain-hello': ({ runs }) => runs.some((view) => saw(view, 'plain', 'hello')),
  'no-calls': ({ runs }) =>
    runs.some((view) => saw(view, 'plain', 'hello') && view.run.exchanges.length === 0),
  'event-arrived': ({ events }) => events.some(isVisit),
  'person-named': ({ visitor }) => visitor?.properties['initial_name'] !== undefined,
  'flag-halves': ({ flag }) =>
    activeSets({ flag }).some((set) => isForEveryone(set) && set.rollout_percentage === 50),
  'flag-second-set': ({ flag }) =>
    activeSets({ flag }).some(
      (set) =>
        (set.rollout_percentage ?? 100) === 100 &&
        set.properties?.some(({ key }) => key === 'initial_name'),
    ),
  'hello-seen': ({ runs }) => runs.some((view) => saw(view, 'flag', 'hello')),
  'welcome-seen': ({ runs }) => runs.some((view) => saw(view, 'flag', 'welcome')),
  'second-set-decided': ({ runs }) =>
    runs.some(({ flag }) => flag?.value === true && flag.reason?.condition_index === 1),
  'both-values': ({ events }) =>
    [true, false].every((value) =>
      events.some((event) => isVisit(event) && event.properties[TUTORIAL_FLAG_PROPERTY] === value),
    ),
  compared: ({ runs }) =>
    STAGE_NAMES.every((stage) =>
      runs.some(({ run }) => run.stage === stage && run.response.status === 200),
    ),
  'crowd-run': ({ crowd }) => crowd >= 10,
};

function saw({ run }: RunView, stage: string, greeting: 'hello' | 'welcome') {
  return run.stage === stage && greetingOf(run.response) === greeting;
}

function isVisit({ event }: { event: string }) {
  return event === VISIT_EVENT;
}

function activeSets({ flag }: Pick<Evidence, 'flag'>): ConditionSet[] {
  return flag?.active ? flag.filters.groups : [];
}

function isForEveryone({ properties }: ConditionSet) {
  return !properties || properties.length === 0;
}
