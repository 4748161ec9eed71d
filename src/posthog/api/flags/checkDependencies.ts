import type { Filters } from '../../../flags/flag.ts';
import { walkReferences } from '../../../flags/walkReferences.ts';
import type { CurrentFlag } from '../../store/storedFlag.ts';
import { validationError } from '../refusals.ts';

/**
 * Refuses condition sets that ask for the value of a flag which is not there, is switched off, or
 * asks for this flag's value in turn.
 *
 * @param key the flag's own key
 * @param flags the project's flags that are not deleted
 * @throws RequestError 400 with PostHog's words
 */
export function checkDependencies(
  filters: Filters,
  key: string,
  flags: readonly CurrentFlag[],
): void {
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  const dependencies = resolve(filters, byId);
  if (dependencies.some((dependency) => dependency.key === key)) {
    refuse(`Feature flag '${key}' cannot depend on itself`);
  }
  const ownId = flags.find((flag) => flag.key === key)?.id ?? NEW_FLAG;
  const idsOf = (some: readonly CurrentFlag[]) => some.map(({ id }) => id);
  walkReferences([ownId], {
    referencesOf: (id) => {
      if (id === ownId) return idsOf(dependencies);
      return idsOf(resolve(byId.get(id)?.filters ?? { groups: [] }, byId));
    },
    meetCycle: (cycle) => {
      const keys = [...cycle, ...cycle.slice(0, 1)].map((id) => byId.get(id)?.key);
      refuse(`Circular dependency detected: ${keys.join(' → ')}`);
    },
  });
}

/** Stands for the id that a flag will get. */
const NEW_FLAG = 0;

type FlagsById = ReadonlyMap<number, CurrentFlag>;

function resolve(filters: Filters, byId: FlagsById): CurrentFlag[] {
  const references = filters.groups.flatMap(({ properties }) =>
    (properties ?? []).filter(({ type }) => type === 'flag').map(({ key }) => key),
  );
  return references.map((reference) => {
    if (!/^\d+$/.test(reference)) {
      refuse(
        'Flag dependencies must reference flag IDs (integers), not flag keys. ' +
          `Invalid reference: '${reference}'`,
      );
    }
    const flag = byId.get(Number(reference));
    if (!flag) refuse(`Flag dependency references non-existent flag with ID ${reference}`);
    if (!flag.active) {
      refuse(
        `Cannot create dependency on disabled flag '${flag.key}' (ID: ${reference}). ` +
          'Flag dependencies must reference active flags only.',
      );
    }
    return flag;
  });
}

function refuse(detail: string): never {
  throw validationError(detail, 'filters');
}
