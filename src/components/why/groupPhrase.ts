/**
 * A group in the sentences of a receipt, by the name of its type: `company harbor`.
 */

import type { AskedGroup } from '../../flags/explain/askedGroup.ts';
import type { Explanation } from '../../flags/explain/explanation.ts';
import { isolate } from '../../text/isolation.ts';
import { shortName } from '../ui/format.ts';
import { userPhrase } from './userPhrase.ts';

type Named = Pick<AskedGroup, 'type' | 'key'>;

/** What a group is called, such as `company`; `group` where its type is not known. */
export function groupNoun({ type }: Pick<AskedGroup, 'type'>): string {
  return type === undefined ? 'group' : isolate(type);
}

/** A group in the middle of a sentence: `company harbor`. */
export function groupPhrase(group: Named): string {
  return `${groupNoun(group)} ${shortName(group.key ?? '')}`;
}

/** Whom a flag hashes, in the middle of a sentence: `company harbor`, or the user. */
export function hashedPhrase({
  distinctId,
  group,
}: Pick<Explanation, 'distinctId' | 'group'>): string {
  return group?.key === undefined ? userPhrase(distinctId) : groupPhrase(group);
}

/** By what a flag buckets, for a heading: `company harbor`, or `distinct ID`. */
export function bucketedByPhrase({
  bucketedBy,
  group,
}: Pick<Explanation, 'bucketedBy' | 'group'>): string {
  return group?.key === undefined ? bucketedBy : groupPhrase(group);
}

/** What somebody lacks whom the flag cannot hash: `company`, or `device ID`. */
export function missingId({
  bucketedBy,
  group,
}: Pick<Explanation, 'bucketedBy' | 'group'>): string {
  return group ? groupNoun(group) : bucketedBy;
}
