import type { Api } from './api/createApi.ts';
import { featureOf } from './api/earlyAccess.ts';

/**
 * Deletes those flags that PostHog has, by their keys, and before them the early access features that
 * they stand behind: else PostHog would refuse.
 *
 * @throws {ApiError} when PostHog refuses
 */
export async function deleteFlags(
  api: Pick<Api, 'features' | 'flagByKey' | 'updateFlag'>,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) {
    const flag = await api.flagByKey(key);
    if (!flag) continue;
    const feature = featureOf(flag);
    if (feature) await api.features.remove(feature.id);
    await api.updateFlag(flag.id, { deleted: true });
  }
}
