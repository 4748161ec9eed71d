import { bucket } from '../../flags/bucketing.ts';
import {
  type CrowdChanges,
  crowdChanges,
  type CrowdOverlap,
  crowdOverlap,
} from '../../flags/crowd/crowdComparison.ts';
import { type CrowdDecision, crowdDecision } from '../../flags/crowd/crowdDecision.ts';
import { type CrowdOrder, crowdPlaces, crowdUsers } from '../../flags/crowd/crowdUsers.ts';
import { createBudget } from '../../flags/searchBudget.ts';
import type { Subject } from '../../flags/subject.ts';
import type { CrowdForm } from '../../scene/readCrowd.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import { featureFlagOf, flagGroupType } from '../../scene/sceneFlag.ts';

/** All that the crowd's picture, sentences and lists tell. */
export interface CrowdView extends CrowdForm {
  users: readonly Subject[];
  /** In the flag that is edited. */
  buckets: readonly number[];
  /** Which user stands where. */
  places: readonly number[];
  decision: CrowdDecision;
  /** Against the flag as it is saved. */
  changes: CrowdChanges;
  /** Of the second flag. */
  second: { decision: CrowdDecision; overlap: CrowdOverlap };
}

/** Made once: they are the same for every reader and every flag. */
let everyone: Subject[] | undefined;

/**
 * Gives a function that works out the crowd for what a form says. It keeps its last answers: of two
 * states that follow each other, only what changed is decided anew, so that it can follow a slider.
 *
 * @param saved the flag against which gains and losses are told
 */
export function crowdModel(saved: SceneFlag): (form: CrowdForm) => CrowdView {
  const users = (everyone ??= crowdUsers());
  // The server makes a model for each request; in a browser, each change has its own.
  let budget = createBudget();
  const decide = (flag: SceneFlag) => crowdDecision(featureFlagOf(flag), users, budget);
  const before = decide(saved);
  const decideFirst = rememberLast(decide);
  const decideSecond = rememberLast(decide);
  const bucketsOf = rememberLast(([key, groupType]: HashedBy) =>
    users.map((user) => bucket(key, idOf(user, groupType))),
  );
  const placesOf = rememberLast(([order, hashed]: [CrowdOrder, HashedBy]) =>
    crowdPlaces(order, bucketsOf(hashed)),
  );
  return (form) => {
    const decision = decideFirst(form.flag);
    const second = decideSecond(form.other);
    budget = createBudget();
    const hashed: HashedBy = [form.flag.key, flagGroupType(form.flag)];
    return {
      ...form,
      users,
      buckets: bucketsOf(hashed),
      places: placesOf([form.order, hashed]),
      decision,
      changes: crowdChanges(before.on, decision.on),
      second: { decision: second, overlap: crowdOverlap(decision.on, second.on) },
    };
  };
}

/** A flag's key, and the index of the group type by which it buckets; null for persons. */
type HashedBy = [key: string, groupType: number | null];

function idOf({ distinctId, groups }: Subject, groupType: number | null): string {
  return groupType === null ? distinctId : (groups?.[groupType]?.key ?? '');
}

function rememberLast<Input, Output>(work: (input: Input) => Output): (input: Input) => Output {
  let last: { key: string; output: Output } | undefined;
  return (input) => {
    const key = JSON.stringify(input);
    if (last?.key !== key) last = { key, output: work(input) };
    return last.output;
  };
}
