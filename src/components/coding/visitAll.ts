import type { PreparedCheck } from '../../lessons/tasks/preparedCheck.ts';
import type { CodeProblem } from '../../erase/erasedModule.ts';
import { withSetCookies } from '../../runs/stageCookies.ts';
import type { LogEntry } from '../../worker/messages.ts';
import { runVersion } from '../worker/runVersion.ts';

/** What came of a visit. */
export interface ToldVisit {
  user: string;
  /** What the site is to be told of it, as JSON. */
  recorded: string;
  problems: readonly CodeProblem[];
  logged: readonly LogEntry[];
}

/**
 * Makes the visits of a check, one after the other, each in a worker of its own, with the cookies of its
 * browser, until one has no page.
 *
 * @param onVisit is told of each visit as it begins, counted from 0
 */
export async function visitAll(
  visits: PreparedCheck['visits'],
  onVisit: (visit: number) => void,
): Promise<ToldVisit[]> {
  const jars = new Map<string, string>();
  const told: ToldVisit[] = [];
  for (const [index, { start, relay, browser, user }] of visits.entries()) {
    onVisit(index);
    const cookie = jars.get(browser) ?? '';
    const request = { ...start.request, cookie };
    const logged: LogEntry[] = [];
    const onLog = (entry: LogEntry) => logged.push(entry);
    const recorded = await runVersion({ ...start, request }, { relay, onLog });
    jars.set(browser, withSetCookies(cookie, recorded.setCookies));
    // What was sent, the server has recorded itself: it wants to know when alone.
    const exchanges = recorded.exchanges.map(({ method, path, startMs, ms }) => ({
      method,
      path,
      startMs,
      ms,
    }));
    const { problems } = recorded;
    told.push({ user, problems, logged, recorded: JSON.stringify({ ...recorded, exchanges }) });
    // Whoever else came would wait as long for nothing.
    if (!recorded.response) break;
  }
  return told;
}
