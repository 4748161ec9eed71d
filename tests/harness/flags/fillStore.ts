import type { Cohort } from '../../../src/flags/cohorts/cohort.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { defaultProject } from '../../../src/posthog/http/defaultProject.ts';
import type { Store } from '../../../src/posthog/store/createStore.ts';

/**
 * Puts flags and cohorts into a new store, also those that the REST API would refuse, and makes
 * companies its first type of group.
 *
 * @param flags numbered from 1 in their order, as are the cohorts: so the store numbers them
 */
export function fillStore(store: Store, flags: FeatureFlag[], cohorts: Cohort[]): void {
  const { id: project } = defaultProject;
  store.transaction(() => {
    store.groups.typeIndex(project, 'company');
    for (const { name, is_static: isStatic, filters } of cohorts) {
      const rest = { description: '', deleted: false, filters: filters ?? {} };
      store.cohorts.create(project, { name: name ?? '', isStatic, ...rest }, 0);
    }
    for (const { key, name, active, deleted, filters, ...settings } of flags) {
      store.flags.create(project, { key, name, active, deleted, filters, settings }, 0);
    }
  });
}
