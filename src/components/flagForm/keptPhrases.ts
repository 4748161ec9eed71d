/**
 * What a saved flag has that the flag form does not edit, in sentences.
 */

import { isolate } from '../../text/isolation.ts';
import { shortValue } from '../ui/format.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the form has fields for. */
const EDITED = new Set(['groups', 'properties', 'rollout_percentage']);

const LONGEST = 120;

/** What a condition set has beside its filters and its rollout. */
export function keptOfSet(set: Json): string[] {
  const { variant, aggregation_group_type_index: kind, description, ...others } = set;
  return [
    ...(isSaid(variant) ? [`Whoever gets in gets the variant “${shortValue(variant)}”.`] : []),
    ...aboutGroups(kind),
    ...(isSaid(description) ? [`Its description: “${cut(shortValue(description))}”.`] : []),
    ...keptKeys(others),
  ];
}

/** What a flag has beside its condition sets. */
export function keptOfFlag(filters: Json): string[] {
  const { multivariate, payloads, aggregation_group_type_index: kind, ...rest } = filters;
  const { feature_enrollment: isOptIn, holdout, early_exit: exits, ...others } = rest;
  return [
    ...variantPhrases(multivariate),
    ...Object.entries(recordOf(payloads)).map(
      ([key, payload]) => `The payload of “${isolate(key)}”: ${cut(shortValue(payload))}`,
    ),
    ...aboutGroups(kind),
    ...(isOptIn === true ? ['People can opt in to it: early access.'] : []),
    ...(isSaid(holdout)
      ? [`A holdout keeps ${shortValue(recordOf(holdout)['exclusion_percentage'])} % apart.`]
      : []),
    ...(exits === true
      ? ['Whoever is outside the rollout of a set that matches is asked no further.']
      : []),
    ...keptKeys(others),
  ];
}

function variantPhrases(multivariate: unknown): string[] {
  const { variants } = recordOf(multivariate);
  if (!Array.isArray(variants) || variants.length === 0) return [];
  const shares = variants.map((variant) => {
    const { key, rollout_percentage } = recordOf(variant);
    return `“${shortValue(key)}” ${shortValue(rollout_percentage)} %`;
  });
  return [`Its variants: ${shares.join(', ')}.`];
}

function aboutGroups(kind: unknown): string[] {
  return isSaid(kind) ? [`It is about groups of kind ${shortValue(kind)}, not about persons.`] : [];
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
