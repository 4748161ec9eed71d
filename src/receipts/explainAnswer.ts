import { flagValue } from '../flags/decision.ts';
import type { Explanation } from '../flags/explain/explanation.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { createBudget } from '../flags/searchBudget.ts';
import type { Person } from '../project/api/apiSchemas.ts';
import type { Api } from '../project/api/createApi.ts';
import type { RunSoFar } from '../runs/run.ts';
import { pickProperties, sceneFlagOf } from '../scene/sceneFlag.ts';
import { RECEIPT_PATH, sceneQuery } from '../scene/sceneParams.ts';
import { inTurn } from '../turns/inTurn.ts';
import { askedGroups } from './askedGroups.ts';
import { usedKeys, type Visitor } from './evaluationContext.ts';
import type { FlagQuestion } from './flagAnswerOf.ts';
import { type LinkTo, receiptOf } from './receiptOf.ts';
import type { ReceiptView } from './receiptView.ts';
import type { FlagAnswer } from './runReport.ts';
import type { SavedWithContext } from './saved.ts';

/**
 * PostHog says what it decided for a run; the evaluator says why, if it comes to the same decision.
 * It is tried with the person as they were when the run began and, since a run may change the
 * person before it asks, as they are now; and with their groups as they are, or were unknown.
 *
 * @param before what was known of the run's user before it
 * @returns undefined when neither leads to PostHog's decision
 * @throws {ApiError} when PostHog refuses.
 */
export async function explainAnswer(
  api: Api,
  {
    run,
    question,
    answer,
  }: { run: Pick<RunSoFar, 'user' | 'at'>; question: FlagQuestion; answer: FlagAnswer },
  { flag, surroundings, person }: SavedWithContext,
): Promise<ReceiptView | undefined> {
  if (!flag) return undefined;
  const { distinctId } = question;
  const budget = createBudget();
  const groupStates = await askedGroups(api, question, flag, surroundings);
  const explainFor = async (known: Person | undefined) => {
    const stored = known?.properties ?? {};
    // Nothing is stored of whoever has not logged in.
    const keys = distinctId === run.user ? hashKeysOf(flag, known, question) : [{}];
    const states = keys.flatMap((hashKeys) =>
      groupStates.map((groups) => ({ ...hashKeys, groups })),
    );
    for (const state of states) {
      const visitor = { ...question, ...state, stored, createdAt: known?.created_at, budget };
      const receipt = await inTurn(() => receiptOf(flag, visitor, surroundings, linkTo));
      if (agrees(receipt.explanation, answer)) return receipt;
    }
    return undefined;
  };
  const linkTo: LinkTo = (changed, properties, groups, ids) => {
    const used = pickProperties(properties, usedKeys(changed, surroundings));
    const scene = { user: distinctId, flag: sceneFlagOf(changed), person: used };
    const query = sceneQuery({ ...scene, ...(groups && { groups }), ...(ids && { ids }) });
    return query && RECEIPT_PATH + query;
  };
  if (distinctId === run.user) {
    return (await explainFor(person)) ?? explainFor(await api.personByDistinctId(distinctId));
  }
  const now = await api.personByDistinctId(distinctId);
  const wasThere = now && Date.parse(now.created_at) < Date.parse(run.at);
  return (await explainFor(wasThere ? now : undefined)) ?? explainFor(now);
}

/**
 * What PostHog may have stored for a flag that keeps its value across a login. It does not tell, but it
 * can only be another ID of the person: as a rule the first, under which they were before they logged in.
 */
function hashKeysOf(
  { key, ensure_experience_continuity: isKept }: FeatureFlag,
  person: Person | undefined,
  { distinctId, anonDistinctId }: FlagQuestion,
): Pick<Visitor, 'hashKeys'>[] {
  const others = person?.distinct_ids.filter((id) => id !== distinctId && id !== anonDistinctId);
  const stored = isKept && others ? others.map((id) => ({ hashKeys: { [key]: id } })) : [];
  return [...stored, {}];
}

function agrees(explanation: Explanation, { value, reason }: FlagAnswer): boolean {
  if (flagValue(explanation) !== value) return false;
  const { code, condition_index } = explanation.reason;
  const isBySet = code === 'condition_match' && reason?.code === code;
  return !isBySet || reason.condition_index === condition_index;
}
