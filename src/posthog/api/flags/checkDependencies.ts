import type { Filters } from '../../../flags/flag.ts';
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
  for (const dependency of dependencies) follow(dependency, [key], byId);
}

type FlagsById = ReadonlyMap<number, CurrentFlag>;

function follow(flag: CurrentFlag, path: readonly string[], byId: FlagsById): void {
  const start = path.indexOf(flag.key);
  if (start >= 0) {
    refuse(`Circular dependency detected: ${[...path.slice(start), flag.key].join(' → ')}`);
  }
  for (const dependency of resolve(flag.filters, byId)) {
    follow(dependency, [...path, flag.key], byId);
  }
}

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
