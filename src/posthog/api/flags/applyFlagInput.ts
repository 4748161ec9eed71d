/**
 * A flag as it is once a client’s wishes are fulfilled: a new one, or one that was there.
 */

import { enrollmentProperty } from '../../../flags/earlyAccess.ts';
import type { Filters } from '../../../flags/flag.ts';
import type { FlagContent, StoredFlag } from '../../store/storedFlag.ts';
import { validationError } from '../refusals.ts';
import type { FlagContext } from './flagContext.ts';
import { type FlagInput, settingsSchema } from './flagInput.ts';
import { normalizeFilters } from './normalizeFilters.ts';
import { validateFilters } from './validateFilters.ts';

/** A flag that is created without filters is on for everyone. */
const EVERYONE: Filters = { groups: [{ properties: [], rollout_percentage: null }] };

/**
 * What a new flag says.
 * @throws RequestError 400 when it has no key or could not work.
 */
export function newFlag(input: FlagInput, context: FlagContext): FlagContent {
  const { key, filters } = input;
  if (key === undefined) throw validationError('This field is required.', 'key', 'required');
  if (filters && !filters.groups?.length) {
    throw validationError('Feature flags must have at least one condition set (group).', 'filters');
  }
  const blank: FlagContent = {
    key,
    name: '',
    active: true,
    deleted: false,
    filters: EVERYONE,
    settings: {},
  };
  return applyFlagInput(blank, input, context);
}

/**
 * The flag with the fields that a client sent.
 * @throws RequestError 400 when it could not work.
 */
export function applyFlagInput<Flag extends FlagContent | StoredFlag>(
  flag: Flag,
  input: FlagInput,
  context: FlagContext,
): Flag {
  const key = input.key ?? flag.key;
  const settings = { ...flag.settings, ...settingsSchema.parse(input) };
  const next = {
    ...flag,
    key,
    name: input.name ?? flag.name,
    active: input.active ?? flag.active,
    deleted: input.deleted ?? flag.deleted,
    filters: withChoiceOf(
      key,
      flag.key,
      readFilters(input.filters, flag.key, context) ?? flag.filters,
    ),
    settings,
  };
  checkSettings(flag, next, input);
  return next;
}

/** What an older version saved of early access names the flag's key, and follows it. */
function withChoiceOf(key: string, before: string, filters: Filters): Filters {
  if (key === before || !filters.super_groups) return filters;
  const [from, to] = [enrollmentProperty(before), enrollmentProperty(key)];
  return {
    ...filters,
    super_groups: filters.super_groups.map((set) => ({
      ...set,
      properties: set.properties?.map((each) => (each.key === from ? { ...each, key: to } : each)),
    })),
  };
}

function readFilters(
  input: FlagInput['filters'],
  key: string,
  context: FlagContext,
): Filters | undefined {
  if (!input?.groups) return undefined;
  const filters = normalizeFilters({ ...input, groups: input.groups });
  validateFilters(filters, key, context);
  return filters;
}

/** Refuses settings that PostHog does not let go together. */
function checkSettings(before: FlagContent, after: FlagContent, input: FlagInput): void {
  if (isContinuousByDevice(after) && !isContinuousByDevice(before)) {
    refuse(
      "Cannot enable 'persist across authentication steps' when using device ID bucketing. " +
        'These features are incompatible.',
    );
  }
  if (input.has_encrypted_payloads) {
    refuse(
      after.settings['is_remote_configuration'] === true
        ? 'The embedded PostHog does not encrypt payloads: send them without has_encrypted_payloads.'
        : 'Encrypted payloads require the flag to be a remote configuration.',
    );
  }
  if (after.settings['archived'] === true && after.active) {
    refuse(
      input.archived
        ? 'Cannot archive an enabled feature flag. Disable it first, or send active: false in the same request.'
        : 'Cannot enable an archived feature flag. Unarchive it first.',
    );
  }
}

function isContinuousByDevice({ settings }: FlagContent): boolean {
  return (
    settings['bucketing_identifier'] === 'device_id' &&
    settings['ensure_experience_continuity'] === true
  );
}

function refuse(detail: string): never {
  throw validationError(detail, null);
}
