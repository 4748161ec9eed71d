import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { someAsync } from '../../evidence/someAsync.ts';

/** How the checks of the receipt, of the crowd and of run links are seen. */
export const instrumentChecks = {
  'let-in-otherwise': ({ flips, firstUser }: Evidence): Seen =>
    flips.includes(firstUser) ? 'turned' : undefined,

  'receipt-opened': ({ receipts, firstUser }: Evidence): Seen =>
    receipts.some((id) => id !== firstUser) ? 'opened' : undefined,

  'flip-tried': ({ flips, firstUser }: Evidence): Seen =>
    flips.some((id) => id !== firstUser) ? 'turned' : undefined,

  'dot-receipt': ({ receipts }: Evidence): Seen =>
    receipts.some(isOfCrowd) ? 'opened' : undefined,

  'dot-run': ({ runs }: Evidence): Seen => {
    const dot = runs.find(({ run }) => isOfCrowd(run.user) && run.response.status === 200);
    return dot && (flagSeen(dot) ?? 'answered');
  },

  'stranger-opened': async ({ receipts, visits }: Evidence): Promise<Seen> =>
    (await someAsync(receipts, async (id) => (await visits.of(id)).strange > 0))
      ? 'a stranger'
      : undefined,

  'link-opened': ({ linkOpened }: Evidence): Seen => (linkOpened === 'whole' ? 'ran' : undefined),
  'link-cut': ({ linkOpened }: Evidence): Seen => (linkOpened === 'cut' ? 'refused' : undefined),
};

/** The crowd is `user-1` to `user-1000`. */
function isOfCrowd(user: string): boolean {
  return /^user-\d+$/.test(user);
}
