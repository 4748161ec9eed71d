/**
 * What a reader did elsewhere than in a step’s console, noted for whichever step asks for it.
 */

import { getCollection } from 'astro:content';
import type { OpenedReceipt } from '../../receipts/openReceipt.ts';
import type { CheckId } from './checkIds.ts';
import { checkStep } from './checkStep.ts';
import type { Deeds } from './evidence.ts';

/**
 * Remembers what a reader did on a page that is no step's own, for all steps that have one of these
 * checks.
 */
export async function noteDeeds(
  ids: readonly CheckId[],
  where: Parameters<typeof checkStep>[1],
  deeds: Deeds,
): Promise<void> {
  for (const { data } of await getCollection('steps')) {
    const checks = data.checks.filter(({ id }) => ids.includes(id));
    if (checks.length > 0) await checkStep({ ...data, checks }, where, deeds);
  }
}

/** Remembers whose receipt the reader has opened, and whether an edit there turned the result around. */
export async function noteReceipt(
  { user, flipped }: OpenedReceipt,
  where: Parameters<typeof checkStep>[1],
): Promise<void> {
  await noteDeeds(['receipt-opened', 'flip-tried', 'dot-receipt', 'stranger-opened'], where, {
    receipts: [user],
    flips: flipped ? 1 : 0,
  });
}
