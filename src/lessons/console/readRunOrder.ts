/**
 * What a step's console is asked to run, read from a form or an address.
 */

import { whyNotVisited } from '../../runs/stageRequest.ts';
import { isolate } from '../../text/isolation.ts';
import type { StepData } from '../contentSchemas.ts';
import { stageRequest } from '../stageRequest.ts';
import { chooseStage, stagesOf } from '../stages.ts';
import type { AskedRun } from '../keptRun.ts';
import { readRunFault } from '../readRunFault.ts';

/** What a step's console is asked to run: one request, or a row of them. */
export interface RunOrder {
  /** Set for a row. */
  row?: { id: string; title: string };
  requests: [OrderedRun, ...OrderedRun[]];
}

/** A request, and how long to wait before it. */
export interface OrderedRun extends AskedRun {
  /** Milliseconds, once the page of the request before is there. */
  after: number;
}

/** The step's part that says what its console can run. */
export type RunnableStep = Pick<
  StepData,
  'stage' | 'stages' | 'edits' | 'faults' | 'browsers' | 'rows'
>;

/** What a form or an address says; empty where it says nothing. */
export type OrderFields = Record<'stage' | 'user' | 'posthog' | 'browser' | 'row', string>;

/** Reads what a step's console is asked to run, or why it cannot. */
export function readRunOrder(
  step: RunnableStep,
  asked: OrderFields,
): { order: RunOrder; problem?: never } | { order?: never; problem: string } {
  const stage = chooseStage(step, asked.stage);
  if (!stage) {
    return {
      problem: `This step does not run the stage "${isolate(asked.stage.slice(0, 100))}". It runs ${stagesOf(step).join(', ')}.`,
    };
  }
  const { fault, problem } = readRunFault(step, asked.posthog);
  if (problem !== undefined) return { problem };
  const browser = chooseBrowser(step, asked.browser);
  if (asked.browser !== '' && browser !== asked.browser) {
    return { problem: strangeName('browser', asked.browser, step.browsers) };
  }
  const row = step.rows.find(({ id }) => id === asked.row);
  if (asked.row !== '' && !row) {
    return {
      problem: strangeName(
        'row',
        asked.row,
        step.rows.map(({ id }) => id),
      ),
    };
  }
  const chosen = { stage, user: asked.user, browser, fault };
  const [first = { after: 0 }, ...others] = row?.requests ?? [];
  const ordered = (request: RowRequest) => ({ ...chosen, ...withoutGaps(request) });
  const requests: RunOrder['requests'] = [ordered(first), ...others.map(ordered)];
  const refusal = requests
    .map((request) => whyNotVisited(request.user, stageRequest(request.stage)))
    .find((sentence) => sentence !== undefined);
  if (refusal !== undefined) return { problem: refusal };
  return { order: { ...(row && { row: { id: row.id, title: row.title } }), requests } };
}

/** The browser that is asked for, or the first; none where the step has but the reader's own. */
export function chooseBrowser(
  { browsers }: Pick<StepData, 'browsers'>,
  asked: string,
): string | undefined {
  return browsers.find((name) => name === asked) ?? browsers[0];
}

type RowRequest = StepData['rows'][number]['requests'][number];

/** What a request leaves out must not overwrite what the console stands at. */
function withoutGaps({ stage, user, browser, after }: RowRequest) {
  return {
    ...(stage !== undefined && { stage }),
    ...(user !== undefined && { user }),
    ...(browser !== undefined && { browser }),
    after,
  };
}

function strangeName(what: 'browser' | 'row', name: string, known: readonly string[]): string {
  const there = known.length === 0 ? 'It has none.' : `It has ${known.join(', ')}.`;
  return `This step has no ${what} "${isolate(name.slice(0, 100))}". ${there}`;
}
