/**
 * Several requests in a row, one after the other by one click, as the server keeps them.
 */

import type { RunReport } from '../../receipts/runReport.ts';
import type { RunSoFar } from '../../runs/run.ts';
import type { StepData } from '../contentSchemas.ts';
import { type KeptRun, keepRun, type RunRequest, runToEnd } from '../keptRun.ts';
import type { OrderedRun, RunOrder } from './readRunOrder.ts';

/** A row of requests in the server's memory, where its first run is found. */
export interface KeptRow extends Pick<KeptRun, 'answered' | 'explained' | 'hasMore'> {
  id: string;
  step: StepData;
  /** The runs that have begun, in order. */
  runs: KeptRun[];
  read: () => RowNews;
  /** Resolves once the last request has begun, or one could not begin. */
  begun: Promise<void>;
  /** What was given of it: the cookies of so many runs, and the proof. */
  isGiven: { cookies: Set<string>; whole: boolean };
}

/** A row as it stands at one moment. */
interface RowNews {
  row: RowSoFar;
  /** Grows with everything new. */
  news: number;
  /** True when nothing more will come. */
  isOver: boolean;
}

/** The requests of a row, and what came of those that have begun. */
export interface RowSoFar {
  id: string;
  /** The row's own name in its step. */
  name: string;
  title: string;
  requests: readonly OrderedRun[];
  views: RunReport<RunSoFar>[];
  /** Whether all that could begin has ended, though PostHog may still have to ingest what was sent. */
  isWhole: boolean;
  /** Why the rest did not run. */
  problem?: string | undefined;
}

/** What a row needs of the request that asks for it. */
export interface RowRequest extends RunRequest {
  claim: (user: string) => Promise<void>;
  giveCookies: (lines: string[]) => void;
}

/** A row is asked for by its first run's id, with this before it. */
const PREFIX = 'row-';

/** The row that a run is one of. */
const rows = new WeakMap<KeptRun, KeptRow>();

/** The row, or else the run, that was kept under an id. */
export function findKept(
  runs: Pick<RunRequest['runs'], 'find'>,
  id: string,
): KeptRun | KeptRow | undefined {
  if (!id.startsWith(PREFIX)) return runs.find(id);
  const first = runs.find(id.slice(PREFIX.length));
  return first && rows.get(first);
}

/** Begins a row, and goes on with it behind the answer: each request waits for the page of the one before. */
export async function keepRow(
  locals: RowRequest,
  step: StepData,
  { row, requests }: RunOrder & Required<Pick<RunOrder, 'row'>>,
): Promise<KeptRow> {
  // Later it is too late: what is claimed is kept with the answer to this request.
  for (const { user } of requests) await locals.claim(user);
  const [first, ...others] = requests;
  const begun = await keepRun(locals, step, first);
  const runs = [begun];
  const id = PREFIX + begun.id;
  const change = new EventTarget();
  let problem: string | undefined;
  let isBegun = false;

  const kept: KeptRow = {
    id,
    step,
    runs,
    answered: begun.answered,
    explained: (patience) => begun.explained(patience),
    read,
    hasMore,
    begun: goOn(),
    isGiven: { cookies: new Set(), whole: false },
  };
  rows.set(begun, kept);
  return kept;

  async function goOn(): Promise<void> {
    try {
      for (const request of others) {
        await pageOf(runs.at(-1) ?? begun);
        await new Promise((resolve) => setTimeout(resolve, request.after));
        const run = await keepRun(locals, step, request);
        rows.set(run, kept);
        runs.push(run);
        change.dispatchEvent(new Event('more'));
      }
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    isBegun = true;
    change.dispatchEvent(new Event('more'));
  }

  /** The next request has the cookies of this page, as in a browser. */
  async function pageOf(run: KeptRun): Promise<void> {
    await run.answered;
    locals.giveCookies(run.setCookies());
  }

  function read(): RowNews {
    const all = runs.map((run) => run.read());
    const isOver = isBegun && all.every((one) => one.isOver);
    const views = all.map(({ view }) => view);
    const isWhole = isBegun && views.every(({ run }) => !run.isRecording);
    return {
      row: { id, name: row.id, title: row.title, requests, views, isWhole, problem },
      news: all.reduce((sum, { news }) => sum + news + 1, Number(isBegun)),
      isOver,
    };
  }

  async function hasMore(seen: number, patience: number, signal?: AbortSignal): Promise<boolean> {
    if (read().news > seen) return true;
    const done = new AbortController();
    const ends = AbortSignal.any([done.signal, ...(signal ? [signal] : [])]);
    const more = new Promise<boolean>((resolve) => {
      change.addEventListener(
        'more',
        () => {
          resolve(true);
        },
        { signal: ends, once: true },
      );
    });
    const waits = runs.map((run) => run.hasMore(run.read().news, patience, ends));
    const had = await Promise.race([more, ...waits]);
    done.abort();
    return had;
  }
}

/** What came of an order when all of it was over. */
export interface OrderReport {
  views: RunReport[];
  row?: RowSoFar;
}

/** Runs what is ordered and waits for the whole, for a page that is sent in one piece. */
export async function orderToEnd(
  locals: RowRequest,
  step: StepData,
  { row, requests }: RunOrder,
): Promise<OrderReport> {
  if (!row) return { views: [await runToEnd(locals, step, requests[0])] };
  const kept = await keepRow(locals, step, { row, requests });
  await kept.begun;
  const views = await Promise.all(kept.runs.map((run) => run.whole()));
  for (const run of kept.runs) locals.giveCookies(run.setCookies());
  kept.isGiven.whole = true;
  return { row: { ...kept.read().row, views }, views };
}

/** A run that was made before, with the row that it is one of; undefined once it is forgotten. */
export function keptReport(
  runs: Pick<RunRequest['runs'], 'find'>,
  id: string,
): { view: RunReport; row: RowSoFar | undefined } | undefined {
  const kept = runs.find(id);
  const view = kept?.read().view;
  if (!kept || !view?.run.response) return undefined;
  return { view: view as RunReport, row: rows.get(kept)?.read().row };
}
