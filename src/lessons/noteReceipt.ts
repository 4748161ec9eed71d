import type { OpenedReceipt } from '../project/openReceipt.ts';
import type { checkStep } from './checkStep.ts';
import { noteDeeds } from './noteDeeds.ts';

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
