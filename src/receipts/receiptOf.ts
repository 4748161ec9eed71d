import { evaluate } from '../flags/evaluate.ts';
import { explain } from '../flags/explain/explain.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { createBudget, shareOf } from '../flags/searchBudget.ts';
import type { Subject } from '../flags/subject.ts';
import { ownValue } from '../json/ownValue.ts';
import { withoutKeys } from '../json/record.ts';
import type { SceneGroups, SceneIds } from '../scene/scene.ts';
import { applyChange } from '../flags/whatIf/applyChange.ts';
import { type Counterfactual, counterfactuals } from '../flags/whatIf/counterfactuals.ts';
import {
  type EvaluationContext,
  subjectOf,
  usedGroupsOf,
  usedKeys,
  type Visitor,
} from './evaluationContext.ts';
import type { Flip, ReceiptView, UsedGroup, UsedProperty } from './receiptView.ts';
import { sceneGroupsOf, visitorGroupsOf } from './sceneGroups.ts';
import { sceneIdsOf } from './sceneIds.ts';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Gives the address of a receipt; undefined when the flag and the properties do not fit into one.
 *
 * @param groups those that a link has to hold
 * @param ids the one, if any, that is hashed in place of the distinct ID
 */
export type LinkTo = (
  flag: FeatureFlag,
  properties: Properties,
  groups: SceneGroups | undefined,
  ids: SceneIds | undefined,
) => string | undefined;

/** Makes the receipt of a flag's decision for a visitor. */
export function receiptOf(
  flag: FeatureFlag,
  visitor: Visitor,
  surroundings: EvaluationContext,
  linkTo: LinkTo,
): ReceiptView {
  const { stored, given = {}, budget = createBudget() } = visitor;
  const subject = subjectOf({ ...visitor, budget }, surroundings);
  const explanation = explain(flag, subject);
  const properties = { ...stored, ...given };
  const asked = { ...subject, properties };
  const used = usedKeys(flag, surroundings);
  // To try changes out must not use up what it takes to decide.
  const tried = { ...subject, budget: shareOf(budget) };
  return {
    flag,
    explanation,
    used: pickUsed(used, subject.properties, given),
    unused: withoutKeys(properties, [...used, 'distinct_id']),
    groups: [...usedGroupsOf(flag, surroundings)].map(usedGroup),
    flips: counterfactuals(flag, tried, surroundings.flags).flatMap(linkedFlip),
    link: linkFor(flag, asked),
  };

  function usedGroup([index, keys]: [number, readonly string[]]): UsedGroup {
    const group = subject.groups?.[index];
    return {
      index,
      type: surroundings.groupTypes.get(index),
      key: group?.key || undefined,
      used: pickUsed(keys, group?.properties ?? {}, visitor.groups?.[index]?.given),
      unused: withoutKeys(group?.properties ?? {}, [...keys, '$group_key']),
    };
  }

  /** What PostHog fills in by itself may undo a change of properties: then it is none. */
  function linkedFlip({ change, after }: Counterfactual): Flip[] {
    const changed = applyChange(flag, asked, change);
    const person = { ...visitor, budget, stored: changed.subject.properties, given: {} };
    const groups = visitorGroupsOf(changed.subject.groups);
    const other = subjectOf({ ...person, groups }, surroundings);
    if (evaluate(changed.flag, other).enabled !== after.enabled) return [];
    return [{ change, after, href: linkFor(changed.flag, changed.subject) }];
  }

  function linkFor(shown: FeatureFlag, who: Subject): string | undefined {
    const groups = sceneGroupsOf(shown, who.groups, surroundings);
    return linkTo(shown, who.properties, groups, sceneIdsOf(shown, who));
  }
}

/** The properties at which a flag looks, also those that are not there. */
function pickUsed(
  keys: readonly string[],
  properties: Properties,
  given: Properties = {},
): UsedProperty[] {
  return keys.map((key) => ({
    key,
    value: ownValue(properties, key),
    isGiven: Object.hasOwn(given, key),
  }));
}
