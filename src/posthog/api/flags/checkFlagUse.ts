import { dependenciesOf } from '../../../flags/dependencies.ts';
import type { CurrentFlag, StoredFlag } from '../../store/storedFlag.ts';
import { nameSome, validationError } from '../refusals.ts';
import type { FlagContext } from './flagContext.ts';

/**
 * Refuses to delete or switch off a flag that others depend on, to delete one that an early access
 * feature is linked to, and to switch on one that depends on a flag that is off.
 * @throws RequestError 400 with PostHog's words
 */
export function checkFlagUse(before: StoredFlag, after: StoredFlag, context: FlagContext): void {
  if (after.deleted && !before.deleted) {
    if (context.hasEarlyAccess) {
      refuse(
        'Cannot delete a feature flag that is in use with early access features. ' +
          'Please delete the early access feature before deleting the flag.',
      );
    }
    checkDependents(before, 'delete', context.flags);
  }
  if (before.active && !after.active) checkDependents(before, 'disable', context.flags);
  if (!before.active && after.active) checkDependencies(before, context.flags);
}

function checkDependents({ id }: StoredFlag, action: string, flags: readonly CurrentFlag[]): void {
  const dependents = flags.filter(
    (flag) => flag.active && flag.id !== id && dependenciesOf(flag).includes(id),
  );
  if (dependents.length === 0) return;
  refuse(
    `Cannot ${action} this feature flag because other flags depend on it: ${namesOf(dependents)}. ` +
      'Please update or disable the dependent flags first.',
  );
}

function checkDependencies(flag: StoredFlag, flags: readonly CurrentFlag[]): void {
  const ids = new Set(dependenciesOf(flag));
  const disabled = flags.filter(({ id, active }) => !active && ids.has(id));
  if (disabled.length === 0) return;
  refuse(
    `Cannot enable this feature flag because it depends on disabled flags: ${namesOf(disabled)}. ` +
      'Please enable the dependency flags first.',
  );
}

function namesOf(flags: readonly CurrentFlag[]): string {
  return nameSome(flags.map(({ id, key }) => `${key} (ID: ${id})`));
}

function refuse(detail: string): never {
  throw validationError(detail, null);
}
