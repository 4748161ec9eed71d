/**
 * What of a project decides a flag for someone, and the subject that the evaluator takes.
 */

import { mapValues } from 'es-toolkit';
import type { Cohorts } from '../flags/cohorts/cohort.ts';
import { reachedCohorts } from '../flags/cohorts/reachedCohorts.ts';
import { dependenciesOf, reachedFlags } from '../flags/dependencies.ts';
import { evaluateAll } from '../flags/evaluateAll.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { personProperties } from '../flags/personProperties.ts';
import type { SearchBudget } from '../flags/searchBudget.ts';
import type { GroupSubject, Subject } from '../flags/subject.ts';
import { usedGroups } from '../flags/usedGroups.ts';
import { usedProperties } from '../flags/usedProperties.ts';
import type { Person } from '../project/api/apiSchemas.ts';
import type { Api } from '../project/api/createApi.ts';

/** What of a project decides flags for someone besides themselves and the person's properties. */
export interface EvaluationContext {
  /** The flags that are asked for and those that they depend on; none when none depends on another. */
  flags: FeatureFlag[];
  /** Undefined when no flag asks for a cohort. */
  cohorts: Cohorts | undefined;
  /** Ids of the cohorts by list in which the person is, of those that the flags ask for. */
  staticCohortIds: ReadonlySet<number>;
  /** The project's group types by index; none when no flag looks at a group. */
  groupTypes: ReadonlyMap<number, string>;
}

/** Of flags that look at nothing but the person's properties. */
export const EMPTY_CONTEXT: EvaluationContext = {
  flags: [],
  cohorts: undefined,
  staticCohortIds: new Set(),
  groupTypes: new Map(),
};

/**
 * Asks PostHog for the other flags, the cohorts and the group types that some flags need for someone,
 * and for nothing when they need none.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function readContext(
  api: Api,
  asked: readonly FeatureFlag[],
  distinctId: string,
): Promise<EvaluationContext> {
  const depends = asked.some((flag) => dependenciesOf(flag).length > 0);
  const all = depends ? await api.flags() : [];
  const reached = reachedFlags(asked, all);
  const ids = new Set(reached.map(({ id }) => id));
  const flags = all.filter(({ id }) => ids.has(id));
  const groupTypes = usedGroups(reached).size > 0 ? await readGroupTypes(api) : new Map();
  if (!reached.some(asksForCohort)) return { ...EMPTY_CONTEXT, flags, groupTypes };
  const cohorts = new Map((await api.cohorts()).map((cohort) => [cohort.id, cohort]));
  const staticCohortIds = new Set<number>();
  for (const cohort of reachedCohorts(reached, cohorts)) {
    const isIn = cohort.is_static && (await api.isInCohort(cohort, distinctId));
    if (isIn) staticCohortIds.add(cohort.id);
  }
  return { flags, cohorts, staticCohortIds, groupTypes };
}

async function readGroupTypes(api: Api): Promise<ReadonlyMap<number, string>> {
  const types = await api.groupTypes();
  return new Map(types.map(({ group_type_index: index, group_type: type }) => [index, type]));
}

function asksForCohort({ filters }: FeatureFlag): boolean {
  return filters.groups.some(({ properties }) => properties?.some(({ type }) => type === 'cohort'));
}

/**
 * The person properties at which a flag looks, itself or by the flags that it depends on. The
 * distinct ID is none of them: PostHog puts it among the properties, but nobody can set it there.
 */
export function usedKeys(flag: FeatureFlag, { flags, cohorts }: EvaluationContext): string[] {
  const keys = usedProperties(reachedFlags([flag], flags), cohorts);
  return [...keys].filter((key) => key !== 'distinct_id');
}

/** The groups at which a flag looks, itself or by the flags that it depends on, as `usedGroups` has them. */
export function usedGroupsOf(
  flag: FeatureFlag,
  { flags }: EvaluationContext,
): ReturnType<typeof usedGroups> {
  return usedGroups(reachedFlags([flag], flags));
}

type Properties = Readonly<Record<string, unknown>>;

/** A group that a visitor acts for. */
export interface VisitorGroup {
  key: string;
  /** What PostHog has stored. */
  stored: Properties;
  /** What came with the request, and lies over it. */
  given?: Properties;
}

/** Who asks for a flag. */
export interface Visitor {
  distinctId: string;
  /** What PostHog has stored. */
  stored: Properties;
  /** What came with the request, and lies over it. */
  given?: Properties;
  /** By group type index. */
  groups?: Readonly<Record<number, VisitorGroup>>;
  /** What a browser says of itself, for flags that hash it. */
  deviceId?: string;
  /** The distinct ID from before a login. */
  anonDistinctId?: string;
  /** The IDs stored for the person, by flag key. */
  hashKeys?: Readonly<Record<string, string>>;
  /** When PostHog made the person; undefined for someone whom it does not know. */
  createdAt?: Person['created_at'] | undefined;
  /** What patterns may still cost: one for all that a request evaluates. */
  budget?: SearchBudget;
}

/** A visitor as the evaluator takes them, with what the project's other flags decided for them. */
export function subjectOf(
  { distinctId, stored, given, groups, createdAt, budget, ...ids }: Visitor,
  { flags, cohorts, staticCohortIds, groupTypes }: EvaluationContext,
): Subject {
  const subject: Subject = {
    distinctId,
    properties: personProperties(distinctId, stored, given),
    ...ids,
    ...(createdAt !== undefined && { personMetadata: { created_at: createdAt } }),
    ...(groups && { groups: mapValues(groups, groupSubject) }),
    ...(groupTypes.size > 0 && { groupTypes }),
    ...(cohorts && { cohorts, staticCohortIds }),
    ...(budget && { budget }),
  };
  return flags.length === 0 ? subject : evaluateAll(flags, subject).subject;
}

/** A group as PostHog puts it together: its key is among its properties. */
function groupSubject({ key, stored, given }: VisitorGroup): GroupSubject {
  return { key, properties: { ...stored, $group_key: key, ...given } };
}
