import type { PreparedCheck } from '../../lessons/tasks/preparedCheck.ts';
import { withSetCookies } from '../../runs/stageCookies.ts';
import { runVersion } from '../worker/runVersion.ts';

/**
 * Makes the visits of a check, one after the other, each in a worker of its own, with the cookies of its
 * browser, until one has no page; gives what is to be told of each, as JSON.
 *
 * @param onVisit is told of each visit as it begins, counted from 0
 */
export async function visitAll(
  visits: PreparedCheck['visits'],
  onVisit: (visit: number) => void,
): Promise<string[]> {
  const jars = new Map<string, string>();
  const told: string[] = [];
  for (const [index, { start, relay, browser }] of visits.entries()) {
    onVisit(index);
    const cookie = jars.get(browser) ?? '';
    const request = { ...start.request, cookie };
    const recorded = await runVersion({ ...start, request }, { relay });
    jars.set(browser, withSetCookies(cookie, recorded.setCookies));
    // What was sent, the server has recorded itself: it wants to know when alone.
    const exchanges = recorded.exchanges.map(({ method, path, startMs, ms }) => ({
      method,
      path,
      startMs,
      ms,
    }));
    told.push(JSON.stringify({ ...recorded, exchanges }));
    // Whoever else came would wait as long for nothing.
    if (!recorded.response) break;
  }
  return told;
}
