/**
 * What came of a percentage, in sentences: of those who are in, and of those who just joined or left.
 */

import type { FaceOrder } from './facesAt.ts';

const LIST = new Intl.ListFormat('en-GB');
const NAMED = 4;

/** How many are in: `11 of 20 see the new page. No deploy happened.` */
export function countPhrase(count: number, all: number): string {
  return `${count} of ${all} see the new page. No deploy happened.`;
}

/**
 * Who came and who went when the percentage changed; when nobody did, what there is to see.
 * @param joined names, as those of `left`
 */
export function movedPhrase(
  joined: readonly string[],
  left: readonly string[],
  order: FaceOrder,
): string {
  if (joined.length > 0) return `${listOf(joined)} joined, and nobody left.`;
  if (left.length > 0) return `${listOf(left)} left, and nobody joined.`;
  return order === 'name'
    ? 'Who is in looks like chance. Put them in order of bucket.'
    : 'A line through the buckets: whoever stands before it is in.';
}

function listOf(names: readonly string[]): string {
  return names.length > NAMED ? `${names.length} people` : LIST.format(names);
}
