import { RECEIPT_PATH } from '../scene/receiptPath.ts';
import { sceneFlagOf } from '../scene/sceneFlagOf.ts';
import { sceneQuery } from '../scene/sceneQuery.ts';
import { canonicalScene } from './canonicalScene.ts';
import type { Saved } from './readSaved.ts';
import type { Surroundings } from './readSurroundings.ts';
import type { LinkTo } from './receiptOf.ts';
import { usedKeys } from './usedKeys.ts';

/** Links to a user's receipts, of whatever flag and properties, as short as what is saved allows. */
export function linkReceipts(user: string, saved: Saved, surroundings: Surroundings): LinkTo {
  return (flag, properties) => {
    const keys = usedKeys(flag, surroundings);
    const shown = { user, flag: sceneFlagOf(flag), properties, keys };
    const query = sceneQuery(canonicalScene(shown, saved));
    return query && RECEIPT_PATH + query;
  };
}
