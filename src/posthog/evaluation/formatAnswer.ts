/**
 * An answer about flags in the form that a client’s version expects.
 */

import { flagValue } from '../../flags/decision.ts';
import type { FlagDetail, FlagsAnswer } from './answerFlags.ts';

/**
 * The forms in which PostHog has answered with flags: `details` is what SDKs of today ask for, and
 * `typed-values` what comes after it.
 */
export type AnswerForm = 'enabled-keys' | 'enabled-values' | 'values' | 'details' | 'typed-values';

/**
 * Which form a request asks for with `v`, as PostHog's flag service has it. On `/flags` an absent
 * version means the newest form; but when `config` is asked for, and for a version that is no
 * number, it means the first.
 */
export function formOf(path: string, query: URLSearchParams): AnswerForm {
  const text = query.get('v') || query.get('version');
  const version = text ? readVersion(text) : 1;
  if (path.startsWith('/decide')) {
    if (version >= 4) return 'details';
    return version === 3 ? 'values' : version === 2 ? 'enabled-values' : 'enabled-keys';
  }
  if (!text && !query.get('config')) return 'details';
  if (version === 3) return 'typed-values';
  return version >= 2 ? 'details' : 'values';
}

/** Puts flags into the form that a request asked for. */
export function formatAnswer(answer: FlagsAnswer, form: AnswerForm): object {
  if (form === 'details') return answer;
  const details = Object.values(answer.flags);
  if (form === 'typed-values') {
    return {
      ...answer,
      flags: Object.fromEntries(details.map((detail) => [detail.key, typedValue(detail)])),
    };
  }
  // SDKs that ask for the older forms know nothing of minimal events.
  const { errorsWhileComputingFlags, requestId, evaluatedAt } = answer;
  const rest = { requestId, evaluatedAt };
  if (form === 'values') {
    return {
      errorsWhileComputingFlags,
      featureFlags: valuesOf(details),
      featureFlagPayloads: payloadsOf(details),
      ...rest,
    };
  }
  const enabled = details.filter((detail) => detail.enabled);
  const keys = enabled.map(({ key }) => key);
  return { featureFlags: form === 'enabled-keys' ? keys : valuesOf(enabled), ...rest };
}

/** One value in the place of `enabled` and `variant`; null for a flag that failed. */
function typedValue(detail: FlagDetail) {
  const { key, variant, failed, reason, metadata } = detail;
  return {
    key,
    value: failed ? null : flagValue(detail),
    ...(failed && { failed }),
    reason,
    metadata: {
      ...metadata,
      config_version: 1,
      ...(variant !== null && { variant_key: variant }),
    },
  };
}

function readVersion(text: string): number {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : 1;
}

function valuesOf(details: readonly FlagDetail[]): Record<string, boolean | string> {
  return Object.fromEntries(details.map((detail) => [detail.key, flagValue(detail)]));
}

function payloadsOf(details: readonly FlagDetail[]): Record<string, unknown> {
  const paid = details.filter(({ metadata }) => metadata.payload !== null);
  return Object.fromEntries(paid.map(({ key, metadata }) => [key, metadata.payload]));
}
