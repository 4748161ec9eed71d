/**
 * What a saved flag has that the flag form does not edit, in sentences.
 */

import { isolate } from '../../text/isolation.ts';
import { shortValue } from '../ui/format.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the form has fields for. */
const EDITED = new Set([
  ...['groups', 'multivariate', 'payloads', 'aggregation_group_type_index', 'feature_enrollment'],
  ...['properties', 'rollout_percentage', 'variant'],
]);

const LONGEST = 120;

/** What a condition set has beside its filters, its rollout and its variant. */
export function keptOfSet(set: Json): string[] {
  const { description, ...others } = set;
  return [
    ...(isSaid(description) ? [`Its description: “${cut(shortValue(description))}”.`] : []),
    ...keptKeys(others),
  ];
}

/** What a flag has beside its condition sets, variants and their payloads. */
export function keptOfFlag(filters: Json): string[] {
  const { holdout, early_exit: exits, ...others } = filters;
  return [
    ...strayPayloads(filters).map(
      ([key, payload]) => `The payload of “${isolate(key)}”: ${cut(shortValue(payload))}`,
    ),
    ...(isSaid(holdout)
      ? [`A holdout keeps ${shortValue(recordOf(holdout)['exclusion_percentage'])} % apart.`]
      : []),
    ...(exits === true
      ? ['Whoever is outside the rollout of a set that matches is asked no further.']
      : []),
    ...keptKeys(others),
  ];
}

/** Payloads that come with nothing that the flag says. */
function strayPayloads({ payloads, multivariate }: Json): [string, unknown][] {
  const { variants } = recordOf(multivariate);
  const keys = Array.isArray(variants) ? variants.map((variant) => recordOf(variant)['key']) : [];
  const values = keys.length > 0 ? keys : ['true'];
  return Object.entries(recordOf(payloads)).filter(([key]) => !values.includes(key));
}

/** Keys of whatever version of PostHog, which may mean something to it. */
function keptKeys(others: Json): string[] {
  const entries = Object.entries(others).filter(
    ([key, value]) => !EDITED.has(key) && isSaid(value),
  );
  if (entries.length === 0) return [];
  const words = entries.map(([key, value]) => `${isolate(key)} ${cut(shortValue(value))}`);
  return [`Kept as saved: ${words.join(', ')}.`];
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST ? isolate(`${letters.slice(0, LONGEST - 1).join('')}…`) : text;
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
