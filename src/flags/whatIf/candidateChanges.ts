import { isInRollout } from '../bucketing.ts';
import { explain } from '../explain/explain.ts';
import type { Explanation, FilterExplanation, SetExplanation } from '../explain/explanation.ts';
import type { FeatureFlag } from '../flag.ts';
import type { Subject } from '../subject.ts';
import { textOf } from '../textOf.ts';
import type { Change } from './applyChange.ts';
import { candidateGroupProperties } from './candidateGroupProperties.ts';
import { candidateProperties } from './candidateProperties.ts';

const WHOLE_PERCENTAGES = Array.from({ length: 101 }, (_, percentage) => percentage);

/**
 * Single changes that may turn a flag on or off for a subject, those that touch the fewest people
 * first: the person alone, their group, persons of one value, a share of all, all.
 *
 * @returns lists of changes in one place; the first of a list that works is the smallest there
 */
export function candidateChanges(flag: FeatureFlag, subject: Subject): Change[][] {
  const explanation = explain(flag, subject);
  const { sets, enabled } = explanation;
  const flagChanges = [
    ...sets.flatMap(filterChanges),
    ...rolloutChanges(sets, enabled),
    ...holdoutChanges(explanation),
    ...sets.flatMap(({ properties }, set) =>
      properties.map((_, filter) => ({ kind: 'remove-filter' as const, set, filter })),
    ),
    ...sets.map((_, set) => ({ kind: 'remove-set' as const, set })),
    { kind: 'active' as const, active: !enabled },
  ];
  return [
    ...candidateProperties(flag, subject, !enabled),
    ...candidateGroupProperties(explanation, subject),
    ...flagChanges.map((change) => [change]),
  ];
}

function filterChanges({ properties }: SetExplanation, set: number): Change[] {
  return properties.flatMap((explained, filter) => {
    const value = listWithOrWithout(explained);
    return value ? [{ kind: 'filter', set, filter, value }] : [];
  });
}

/** Of a filter that names values: those and the one that was found, or all but that. */
function listWithOrWithout({ filter, value }: FilterExplanation): unknown[] | undefined {
  if (filter.type !== 'person' && filter.type !== 'group') return undefined;
  if (!['exact', 'is_not'].includes(filter.operator ?? 'exact')) return undefined;
  if (filter.value === undefined || filter.value === null) return undefined;
  if (!['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  const list = Array.isArray(filter.value) ? (filter.value as unknown[]) : [filter.value];
  const text = textOf(value).toLowerCase();
  const others = list.filter((item) => textOf(item).toLowerCase() !== text);
  if (others.length === list.length) return [...list, value];
  return others.length === 0 ? undefined : others;
}

/** The nearest whole percentage on the other side of the subject's bucket, for each set. */
function rolloutChanges(sets: readonly SetExplanation[], enabled: boolean): Change[] {
  return sets
    .flatMap(({ bucket, rolloutPercentage }, set) => {
      if (bucket === undefined) return [];
      const percentage = enabled ? highestOutside(bucket) : lowestInside(bucket);
      if (percentage === undefined) return [];
      const step = (percentage - rolloutPercentage) * (enabled ? -1 : 1);
      return step > 0 ? [{ set, percentage, step }] : [];
    })
    .sort((a, b) => a.step - b.step)
    .map(({ set, percentage }) => ({ kind: 'rollout', set, percentage }));
}

/** Being held out counts as on, but nobody would be held out to get a feature: only the way back. */
function holdoutChanges({ holdout, enabled }: Explanation): Change[] {
  if (!holdout?.heldOut || !enabled) return [];
  const percentage = highestOutside(holdout.bucket);
  return percentage === undefined ? [] : [{ kind: 'holdout', percentage }];
}

function lowestInside(bucket: number): number | undefined {
  return WHOLE_PERCENTAGES.find((percentage) => isInRollout(percentage, bucket));
}

/** Undefined for the bucket 0, which no percentage leaves out. */
function highestOutside(bucket: number): number | undefined {
  return WHOLE_PERCENTAGES.findLast((percentage) => !isInRollout(percentage, bucket));
}
