import { textOf } from './textOf.ts';

/**
 * PostHog's `exact`: the same text, case apart. A list matches when any of its values does.
 *
 * A filter that says only true and false compares truth instead, so that `false` matches whatever
 * is not true: `banana`, 0 and null too. That is the service's own rule (`match_property` in
 * `rust/feature-flags`), kept since old SDKs count on it.
 */
export function matchExact(expected: unknown, actual: unknown): boolean {
  if (saysOnlyTrueOrFalse(expected)) return isTrue(expected) === isTrue(actual);
  const text = textOf(actual).toLowerCase();
  if (!Array.isArray(expected)) return textOf(expected).toLowerCase() === text;
  return expected.some((item) => textOf(item).toLowerCase() === text);
}

function saysOnlyTrueOrFalse(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(saysOnlyTrueOrFalse);
  return typeof value === 'string' && /^(?:true|false)$/i.test(value);
}

function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.every(isTrue);
  return typeof value === 'string' && /^true$/i.test(value);
}
