import { openCheck, type ToldVisit, type Verdict } from '../../../src/lessons/tasks/openCheck.ts';
import { visitRequest } from '../../../src/lessons/own/visitRequest.ts';
import { createClient } from '../../../src/project/createClient.ts';
import type { Exchange } from '../../../src/runs/run.ts';
import { withSetCookies } from '../../../src/runs/stageCookies.ts';
import type { Task } from '../../../src/tutorials/tutorial.ts';
import { answerRequest } from '../../../src/worker/answerRequest.ts';
import { problemOf } from '../../../src/worker/problemOf.ts';
import { openTurnClock } from '../suite/openTurnClock.ts';

const HOST = 'http://relay.test';

type Version = Record<string, unknown>;

/**
 * Checks a version of a task's stage as a reader's browser would, with the SDK for Node.
 *
 * @param load gives the module anew for each visit: a worker keeps nothing from one to the next
 */
export async function checkVersion(
  task: Task,
  load: (visit: number) => Promise<Version>,
  random?: () => number,
): Promise<Verdict> {
  const check = await openCheck(task, random);
  const jars = new Map<string, string>();
  const told: ToldVisit[] = [];
  try {
    for (const [index, visit] of check.plan.visits.entries()) {
      const browser = visit.browser ?? visit.user;
      const cookie = jars.get(browser) ?? '';
      const request = { ...visitRequest(task.stage, visit, 'http://site.test'), cookie };
      const exchanges: Exchange[] = [];
      const clock = openTurnClock();
      let isAnswered = false;
      const posthog = createClient({
        apiKey: check.apiKey,
        host: HOST,
        flushInterval: 1,
        fetch: async (url, options) => {
          const exchange = exchangeOf(url.slice(HOST.length));
          exchanges.push(exchange);
          try {
            return await check.relay(index, new Request(url, options));
          } finally {
            exchange.late = isAnswered;
          }
        },
      });
      posthog.on('error', () => undefined);
      try {
        const { response, setCookies } = await answerRequest(await load(index), request, posthog);
        isAnswered = true;
        told.push({
          response: { ...response, ms: clock.ms() },
          setCookies,
          exchanges,
          problems: [],
        });
        jars.set(browser, withSetCookies(cookie, setCookies));
      } catch (error) {
        const response = { status: 500, contentType: 'text/plain', body: '', ms: clock.ms() };
        told.push({ response, setCookies: [], exchanges, problems: [problemOf(error, 'thrown')] });
      } finally {
        clock.close();
        await posthog.shutdown(10_000);
      }
    }
    return await check.judge(told);
  } finally {
    await check.close();
  }
}

function exchangeOf(path: string): Exchange {
  return { method: 'POST', path, request: undefined, startMs: 0, late: true };
}
