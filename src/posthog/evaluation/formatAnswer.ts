/**
 * An answer about flags in the form that a client’s version expects.
 */

import { flagValue } from '../../flags/decision.ts';
import type { FlagDetail, FlagsAnswer } from './answerFlags.ts';

/** The forms in which PostHog has answered with flags: the last is what SDKs of today ask for. */
export type AnswerForm = 'enabled-keys' | 'enabled-values' | 'values' | 'details';

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
  return version >= 2 ? 'details' : 'values';
}

/** Puts flags into the form that a request asked for. */
export function formatAnswer(answer: FlagsAnswer, form: AnswerForm): object {
  if (form === 'details') return answer;
  const { flags, errorsWhileComputingFlags, ...rest } = answer;
  const details = Object.values(flags);
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
