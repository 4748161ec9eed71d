import { setTimeout } from 'node:timers/promises';
import { uniq } from 'es-toolkit';
import type { Fault } from '../../evidence/firstFault.ts';
import type { Made, MadeVisit, TaskPlan } from '../../evidence/made.ts';
import type { Person } from '../../project/api/apiSchemas.ts';
import { openSandbox } from '../../project/openProject.ts';
import type { Project } from '../../project/project.ts';
import { relaySdk } from '../../project/relaySdk.ts';
import { createRelayTape } from '../../runs/createRelayTape.ts';
import type { OwnPart } from '../../runs/readOwnPart.ts';
import type { Exchange } from '../../runs/run.ts';
import type { Task } from '../../tutorials/tutorial.ts';

/** A check of a task that is under way, in a PostHog that was made for it. */
export interface OpenCheck {
  plan: TaskPlan;
  /** The project API key of that PostHog. */
  apiKey: string;
  /** Sends on what a visit, counted from 0, has to say to that PostHog: its SDK's requests alone. */
  relay: (visit: number, request: Request) => Promise<Response>;
  /** Judges, from what a browser tells of the pages and what PostHog itself has. */
  judge: (told: readonly ToldVisit[]) => Promise<Verdict>;
  close: () => Promise<void>;
}

/** What a browser tells of a visit. */
export type ToldVisit = Pick<OwnPart, 'response' | 'setCookies' | 'exchanges' | 'problems'>;

/** What came of a check. */
export interface Verdict {
  visits: readonly MadeVisit[];
  /** What is wrong; undefined where the code does what it shall. */
  fault: Fault | undefined;
}

/**
 * Opens a PostHog with the flag of a task's check, and nobody in it.
 *
 * @param random gives a number from 0 to 1
 */
export async function openCheck(
  task: Pick<Task, 'plan' | 'judge'>,
  random = Math.random,
): Promise<OpenCheck> {
  const sandbox = openSandbox();
  try {
    const plan = task.plan(random);
    await prepare(sandbox, plan);
    const tapes = plan.visits.map(({ delays }) =>
      createRelayTape((request) => relaySdk(sandbox, request), delays),
    );
    return {
      plan,
      apiKey: sandbox.apiKey,
      relay: async (visit, request) =>
        tapes[visit]?.send(request) ??
        new Response(`This check has no visit ${visit}.`, { status: 404 }),
      judge: async (told) => {
        const visits = plan.visits.map((visit, index): MadeVisit => {
          const { response, setCookies = [], exchanges = [], problems = [] } = told[index] ?? {};
          return {
            ...visit,
            ...(response && { response }),
            setCookies,
            problems,
            exchanges: withLateness(tapes[index]?.exchanges ?? [], exchanges),
          };
        });
        const made = await readMade(sandbox, plan, visits);
        // Whom nobody visited, there is nothing to tell of.
        return { visits: visits.slice(0, told.length), fault: task.judge(made) };
      },
      close: () => sandbox.close(),
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function prepare({ api, posthog, ingestion }: Project, plan: TaskPlan): Promise<void> {
  const { flag, groups = [], lags = false } = plan;
  for (const { type, key, properties } of groups) {
    await posthog.groupIdentifyImmediate({ groupType: type, groupKey: key, properties });
  }
  if (flag) await api.createFlag(flag);
  if (lags) ingestion?.change({ paused: true });
}

/** What was sent, each with whether the page was there before its end: that the browser alone knows. */
function withLateness(sent: readonly Exchange[], told: readonly Exchange[]): Exchange[] {
  const byPath = Map.groupBy(told, ({ path }) => path);
  return sent.map((exchange) => {
    const { late = true } = byPath.get(exchange.path)?.shift() ?? {};
    return { ...exchange, late };
  });
}

const MOST_EVENTS = 100;

async function readMade(
  sandbox: Project,
  plan: TaskPlan,
  visits: readonly MadeVisit[],
): Promise<Made> {
  const { api } = sandbox;
  await ingestAll(sandbox);
  const events = await api.events({ limit: MOST_EVENTS });
  const ids = uniq([...visits.map(({ user }) => user), ...events.map((one) => one.distinct_id)]);
  const persons = new Map<string, Person>();
  for (const id of ids) {
    const person = await api.personByDistinctId(id);
    if (person) persons.set(id, person);
  }
  const flag = plan.flag && (await api.flagByKey(plan.flag.key));
  return { visits, events, persons, flag };
}

const PATIENCE_MS = 2000;
const LOOK_MS = 10;

async function ingestAll({ ingestion }: Project): Promise<void> {
  ingestion?.change({ paused: false });
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (!ingestion?.read().waiting) return;
    await setTimeout(LOOK_MS);
  }
}
