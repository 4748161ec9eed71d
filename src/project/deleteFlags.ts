import type { Api } from './createApi.ts';

/**
 * Deletes those flags that PostHog has, by their keys.
 *
 * @throws {ApiError} when PostHog refuses
 */
export async function deleteFlags(
  api: Pick<Api, 'flagByKey' | 'updateFlag'>,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) {
    const flag = await api.flagByKey(key);
    if (flag) await api.updateFlag(flag.id, { deleted: true });
  }
}
