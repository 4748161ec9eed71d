import { setTimeout } from 'node:timers/promises';
import { unlessRefused } from '../project/api/apiError.ts';
import type { Project } from '../project/project.ts';
import type { CountedVisits } from '../project/api/visitCounts.ts';
import type { Ingested, RunSoFar } from '../runs/run.ts';
import { sentEventsOf } from '../runs/sentEventsOf.ts';
import type { LiveVisit } from '../runs/startVisit.ts';
import { wholeRun } from '../runs/visitStage.ts';
import { partsById } from './partsById.ts';
import { flagAnswerOf } from './flagAnswerOf.ts';
import { type Before, type Explained, explainRun, reportOf } from './reportOf.ts';
import type { RunReport } from './runReport.ts';
import { readSavedWithContext } from './saved.ts';
import { watchIngestion } from './watchIngestion.ts';

/** A run that may still be under way, read whenever somebody wants to know. */
export interface LiveRun extends Pick<
  LiveVisit,
  'id' | 'answered' | 'hasMore' | 'setCookies' | 'stop'
> {
  /** What is known by now. */
  read: () => RunNews;
  /** Resolves once what has come so far is explained, or after `patience` ms. */
  explained: (patience: number) => Promise<unknown>;
  /** The run with its page, once nothing more is on its way or patience is over. */
  whole: () => Promise<RunReport>;
}

/** A run as it stands at one moment. */
export interface RunNews {
  view: RunReport<RunSoFar>;
  /** Grows with everything new. */
  news: number;
  /** True when nothing more will come. */
  isOver: boolean;
}

/** So long a run waits to know what was before it; then PostHog is asked while it runs. */
const LOOKUP_MS = 100;

/** No recording goes on for longer. */
const LONGEST_MS = 60_000;

/**
 * Begins a run of a stage for a user and reads it while it goes on. The flag and the person are
 * looked up first, because the run itself may change the person after the flag was decided.
 *
 * @param start begins the visit
 * @param counted which visits the stage's are counted among, and the flag that it is about
 */
export async function startRun(
  { api, problem, ingestion }: Pick<Project, 'api' | 'problem' | 'ingestion'>,
  start: () => Promise<LiveVisit>,
  user: string,
  counted: CountedVisits,
): Promise<LiveRun> {
  let before: Before;
  let explained: ReadonlyMap<string, Explained> = new Map();
  let explaining: { answer: string; done: Promise<void> } | undefined;
  const looked = unlessRefused(readSavedWithContext(api, counted.flag, user)).then((saved) => {
    before = saved;
    return saved;
  });
  await Promise.race([looked, setTimeout(LOOKUP_MS)]);
  const visit = await start();
  const { id, answered, hasMore, setCookies, stop } = visit;
  const known = () => ({ before, explained, counted, problem: problem() });

  /** Explains the newest answer about the flag, each once. */
  const explain = (): Promise<void> => {
    const { run } = visit.read();
    const answer = JSON.stringify(
      [...partsById(run)].map(([, part]) => flagAnswerOf(part, counted.flag)),
    );
    if (answer !== explaining?.answer) explaining = { answer, done: explainAfter(run) };
    return explaining.done;
  };
  const explainAfter = async (run: RunSoFar) => {
    const saved = await looked;
    explained = await explainRun(api, run, { before: saved, counted });
    if (explained.size > 0) visit.tell();
  };
  // Whoever waits for the page is told; nobody may be waiting any more.
  answered.catch(() => undefined);
  let ingested: Ingested | undefined;
  let isExplained = false;
  const over = explainAll()
    .finally(() => {
      isExplained = true;
      visit.tell();
    })
    .then(watch)
    .catch(() => undefined);
  let isOver = false;
  void over.then(() => {
    isOver = true;
    visit.tell();
  });

  return {
    id,
    answered,
    hasMore,
    setCookies,
    stop,
    explained: (patience) => Promise.race([explain(), setTimeout(patience)]),
    read: () => {
      const { run, news } = visit.read();
      // What a run proves is looked at once it is whole, and its receipts are a part of it.
      const isRecording = (run.isRecording ?? false) || !isExplained;
      const soFar = { ...run, isRecording, ...(ingested && { ingested }) };
      return { view: reportOf(soFar, known()), news, isOver };
    },
    whole: async () => {
      const run = await wholeRun(visit);
      await looked;
      await explain();
      return reportOf(run, known());
    },
  };

  async function watch(): Promise<void> {
    const { run } = visit.read();
    if (!run.settled || !(await watchIngestion(api, sentEventsOf(run), ingestion))) return;
    ingested = { ms: visit.read().run.elapsedMs ?? 0 };
  }

  async function explainAll(): Promise<void> {
    for (;;) {
      const { run, news } = visit.read();
      await explain();
      if (!run.isRecording) return;
      await hasMore(news, LONGEST_MS);
    }
  }
}
