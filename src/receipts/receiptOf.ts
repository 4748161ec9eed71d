import { evaluate } from '../flags/evaluate.ts';
import { explain } from '../flags/explain/explain.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { createBudget, shareOf } from '../flags/searchBudget.ts';
import { ownValue } from '../flags/subject.ts';
import { applyChange } from '../flags/whatIf/applyChange.ts';
import { type Counterfactual, counterfactuals } from '../flags/whatIf/counterfactuals.ts';
import { type EvaluationContext, subjectOf, usedKeys, type Visitor } from './evaluationContext.ts';
import type { Flip, ReceiptView, UsedProperty } from './receiptView.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Gives the address of a receipt; undefined when the flag and the properties do not fit into one. */
export type LinkTo = (flag: FeatureFlag, properties: Properties) => string | undefined;

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
  const keys = usedKeys(flag, surroundings);
  const known = new Set(keys);
  const used = keys.map((key): UsedProperty => ({
    key,
    value: ownValue(subject.properties, key),
    isGiven: Object.hasOwn(given, key),
  }));
  const others = Object.entries({ ...stored, ...given }).filter(
    ([key]) => !known.has(key) && key !== 'distinct_id',
  );
  // To try changes out must not use up what it takes to decide.
  const tried = { ...subject, budget: shareOf(budget) };
  return {
    flag,
    explanation,
    used,
    unused: Object.fromEntries(others),
    flips: counterfactuals(flag, tried, surroundings.flags).flatMap(linkedFlip),
    link: linkTo(flag, { ...stored, ...given }),
  };

  /** What PostHog fills in by itself may undo a change of properties: then it is none. */
  function linkedFlip({ change, after }: Counterfactual): Flip[] {
    const changed = applyChange(flag, { ...stored, ...given }, change);
    const person = { ...visitor, budget, stored: changed.properties, given: {} };
    const other = subjectOf(person, surroundings);
    if (evaluate(changed.flag, other).enabled !== after.enabled) return [];
    return [{ change, after, href: linkTo(changed.flag, changed.properties) }];
  }
}
