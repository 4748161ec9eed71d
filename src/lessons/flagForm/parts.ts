/**
 * The parts of a flag that are edited, and settled when two edit them at once, one by one.
 */

import { pick } from 'es-toolkit';
import { withoutKeys } from '../../json/record.ts';
import { bucketingChanges, filterChanges } from './flagChanges.ts';
import type { FlagDraft } from './flagDraft.ts';
import { lineText } from './lineText.ts';
import type { SavedFlag } from './savedFlag.ts';

/** A part of a flag that the form edits. */
export type Part = 'name' | 'sets' | 'values' | 'optIn' | 'bucketing';

/** Where the parts are: fields of the draft, of the flag, and of its filters. */
const PLACES: Readonly<Record<Part, Place>> = {
  name: { draft: ['name'], flag: ['name'], words: 'what it is for' },
  sets: {
    draft: ['sets', 'subject'],
    filters: ['groups', 'aggregation_group_type_index'],
    words: 'its condition sets',
  },
  values: {
    draft: ['variants', 'payload'],
    filters: ['multivariate', 'payloads'],
    words: 'its variants and payloads',
  },
  optIn: {
    draft: ['optIn'],
    filters: ['feature_enrollment'],
    words: 'whether people can opt in',
  },
  bucketing: {
    draft: ['bucketing', 'continuity'],
    flag: ['bucketing_identifier', 'ensure_experience_continuity'],
    words: 'whose id is hashed',
  },
};

interface Place {
  draft: (keyof FlagDraft)[];
  flag?: (keyof SavedFlag)[];
  filters?: string[];
  words: string;
}

export const PARTS = Object.keys(PLACES) as readonly Part[];

/** True when a draft would change that part of a flag. */
export function differs(part: Part, draft: FlagDraft, flag: SavedFlag): boolean {
  if (part === 'name') return draft.name !== lineText(flag.name);
  const changes =
    part === 'bucketing' ? bucketingChanges(draft, flag) : filterChanges(draft, flag.filters)[part];
  return Object.keys(changes).length > 0;
}

/** The fields of a draft that a part has. */
export function partIn(part: Part, draft: FlagDraft): Partial<FlagDraft> {
  return pick(draft, PLACES[part].draft);
}

/** A flag with a part of another. */
export function takePart(part: Part, flag: SavedFlag, from: SavedFlag): SavedFlag {
  const { flag: fields = [], filters = [] } = PLACES[part];
  const gone = filters.filter((key) => !(key in from.filters));
  return {
    ...flag,
    ...pick(from, fields),
    filters: {
      ...withoutKeys(flag.filters, gone),
      groups: flag.filters.groups,
      ...pick(from.filters, filters),
    },
  };
}

/** What was saved elsewhere meanwhile, in words. */
export function savedMeanwhile(original: SavedFlag, current: SavedFlag): string[] {
  const words = PARTS.filter((part) => !isSame(partOf(part, original), partOf(part, current))).map(
    (part) => PLACES[part].words,
  );
  return [
    ...words,
    ...(original.active === current.active ? [] : ['whether it is active']),
    ...(isSame(restOf(original), restOf(current)) ? [] : ['what this form keeps']),
  ];
}

function partOf(part: Part, flag: SavedFlag): unknown {
  const { flag: fields = [], filters = [] } = PLACES[part];
  return [fields.map((field) => flag[field]), filters.map((key) => flag.filters[key])];
}

function restOf({ filters }: SavedFlag): unknown {
  return withoutKeys(
    filters,
    PARTS.flatMap((part) => PLACES[part].filters ?? []),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
