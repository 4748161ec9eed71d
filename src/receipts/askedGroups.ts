import type { FeatureFlag } from '../flags/flag.ts';
import { ownValue } from '../json/ownValue.ts';
import type { Api } from '../project/api/createApi.ts';
import { type EvaluationContext, usedGroupsOf, type VisitorGroup } from './evaluationContext.ts';
import type { FlagQuestion } from './flagAnswerOf.ts';

type Groups = Readonly<Record<number, VisitorGroup>>;

/**
 * The groups for which a run asked, of those that a flag looks at: as PostHog has them now; and then, if
 * it looks at their properties, as if PostHog had never heard of them, since the run may have told it
 * after it asked.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function askedGroups(
  api: Pick<Api, 'group'>,
  { groupsByType }: Pick<FlagQuestion, 'groupsByType'>,
  flag: FeatureFlag,
  surroundings: EvaluationContext,
): Promise<Groups[]> {
  const unknown: Record<number, VisitorGroup> = {};
  const known: Record<number, VisitorGroup> = {};
  for (const [index, keys] of usedGroupsOf(flag, surroundings)) {
    const asked = ownValue(groupsByType, surroundings.groupTypes.get(index) ?? '');
    if (!asked) continue;
    unknown[index] = { ...asked, stored: {} };
    const group = keys.length > 0 ? await api.group(index, asked.key) : undefined;
    known[index] = { ...asked, stored: group?.group_properties ?? {} };
  }
  const hasStored = Object.values(known).some(({ stored }) => Object.keys(stored).length > 0);
  return hasStored ? [known, unknown] : [known];
}
