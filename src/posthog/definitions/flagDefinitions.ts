import type { CohortGroup, Cohorts } from '../../flags/cohorts/cohort.ts';
import { reachedCohorts } from '../../flags/cohorts/reachedCohorts.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import type { Store } from '../store/createStore.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';
import { withDependencyChains } from './withDependencyChains.ts';

/**
 * All that SDKs need to evaluate a project's flags on their own: the flags, inactive ones too, the
 * cohorts that they ask for, and the names of the group types. Static cohorts are left out: an SDK
 * does not know who stands on their lists, and asks the server then.
 *
 * @param withCohorts false leaves all cohorts out, as SDKs expect that do not ask for them
 */
export function flagDefinitions(store: Store, project: PostHogProject, withCohorts: boolean) {
  const { id: projectId, minimalFlagCalledEvents = false } = project;
  const flags = store.flags.current(projectId);
  const types = store.groups.types(projectId);
  return {
    flags: withDependencyChains(flags).map((flag) => definitionOf(flag, projectId)),
    group_type_mapping: Object.fromEntries(types.entries()),
    cohorts: withCohorts ? cohortsOf(flags, store.cohorts.current(projectId)) : {},
    minimal_flag_called_events: minimalFlagCalledEvents,
    property_matching_version: 1,
  };
}

function definitionOf(flag: CurrentFlag, projectId: number) {
  const { id, name, key, filters, active, deleted, version } = flag;
  return {
    id,
    team_id: projectId,
    name,
    key,
    filters,
    deleted,
    active,
    version,
    ensure_experience_continuity: flag.ensure_experience_continuity ?? false,
    has_encrypted_payloads: false,
    has_experiment: false,
    evaluation_runtime: flag.evaluation_runtime ?? 'all',
    evaluation_contexts: flag.evaluation_contexts ?? [],
    bucketing_identifier: flag.bucketing_identifier ?? null,
  };
}

/** The properties of the cohorts that flags name, and of those that these build on, by id. */
function cohortsOf(flags: readonly CurrentFlag[], cohorts: Cohorts): Record<string, CohortGroup> {
  const found: Record<string, CohortGroup> = {};
  for (const cohort of reachedCohorts(flags, cohorts)) {
    const group = cohort.is_static ? undefined : cohort.filters?.properties;
    if (group) found[cohort.id] = group;
  }
  return found;
}
