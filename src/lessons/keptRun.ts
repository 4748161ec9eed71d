/**
 * A run of a step's console as the server keeps it, and how its reader is told of it bit by bit.
 */

import type { AstroCookies } from 'astro';
import type { Project } from '../project/project.ts';
import type { RunReport } from '../receipts/runReport.ts';
import { type LiveRun, type RunNews, startRun } from '../receipts/startRun.ts';
import { awaitBrowser, type BrowserVisit } from '../runs/awaitBrowser.ts';
import type { RunMemory } from '../runs/createRunMemory.ts';
import type { OwnVisit } from '../runs/awaitVersion.ts';
import type { Circumstances, RunSoFar } from '../runs/run.ts';
import type { LiveVisit } from '../runs/startVisit.ts';
import { checkStep } from './checks/checkStep.ts';
import { isOfPage } from './checks/findingsOf.ts';
import { delayOf } from '../evidence/evidence.ts';
import { clientStage } from './client/clientStage.ts';
import type { StepData } from './contentSchemas.ts';
import { countedVisitsOf } from './stages.ts';
import { tutorialNamed } from './tutorials.ts';

/** A run in the server's memory. */
export interface KeptRun extends LiveRun {
  /** The frontmatter of the step whose console made it. */
  step: StepData;
  /** By how much PostHog's ingestion was delayed when it began. */
  delayMs: number;
  /** Takes what the visitor's browser recorded, where the stage's page has a script. */
  post: BrowserVisit['post'] | undefined;
  /** Takes what came of the reader's own version of the stage, where that runs in its place. */
  take: OwnVisit['take'] | undefined;
  /** What of it was taken as proof so far, and whether the stage's cookies were given. */
  isGiven: { cookies: boolean; page: boolean; whole: boolean };
}

/** What a run needs of the request that asks for it. */
export interface RunRequest {
  project: Project;
  runs: RunMemory<KeptRun>;
  start: (stage: string, user: string, how?: Circumstances) => Promise<LiveVisit>;
}

/** What a step's console is asked to run. */
export interface AskedRun extends Circumstances {
  stage: string;
  user: string;
}

/** Begins a run of a step's console, and keeps it for whoever knows its id. */
export async function keepRun(
  { project, runs, start }: RunRequest,
  step: StepData,
  asked: AskedRun,
): Promise<KeptRun> {
  const { stage, user, ...how } = asked;
  return keepVisit({ project, runs }, step, asked, async () => {
    const visit = await start(stage, user, how);
    if (!clientStage(stage)) return { visit };
    const awaited = awaitBrowser(visit);
    return { visit: awaited, post: awaited.post };
  });
}

/** A visit that has begun, and how more is told of it, where it goes on in a browser. */
type BegunVisit = { visit: LiveVisit } & Partial<Pick<KeptRun, 'post' | 'take'>>;

/** Keeps a run, whatever it is that is visited. */
export async function keepVisit(
  { project, runs }: Pick<RunRequest, 'project' | 'runs'>,
  step: StepData,
  { stage, user }: AskedRun,
  begin: () => Promise<BegunVisit>,
): Promise<KeptRun> {
  let told: Pick<BegunVisit, 'post' | 'take'> = {};
  const start = async () => {
    const { visit, ...others } = await begin();
    told = others;
    return visit;
  };
  const run = await startRun(project, start, user, countedVisitsOf(stage));
  const kept: KeptRun = {
    ...run,
    post: told.post,
    take: told.take,
    step,
    delayMs: delayOf(project),
    isGiven: { cookies: false, page: false, whole: false },
  };
  runs.keep(run.id, kept);
  return kept;
}

/** Runs a stage and waits for the whole, for a page that is sent in one piece. */
export async function runToEnd(
  locals: RunRequest & { giveCookies: (lines: string[]) => void },
  step: StepData,
  asked: AskedRun,
): Promise<RunReport> {
  const kept = await keepRun(locals, step, asked);
  const view = await kept.whole();
  locals.giveCookies(kept.setCookies());
  kept.isGiven.cookies = true;
  return view;
}

/** A page that is answered at once is told with the reason; one that takes longer says so. */
const PAGE_MS = 100;
const REASON_MS = 25;

/** What comes at once after the news is told with it. */
const BURST_MS = 15;

const PATIENCE_MS = 10_000;

/** So old may the cookies be that progress is added to. */
const FRESH_MS = 150;

/** A run, or several in a row, of which a reader is told bit by bit. */
export interface Told<News> extends Pick<KeptRun, 'answered' | 'explained' | 'hasMore'> {
  read: () => News;
}

/** The first that a reader is told of a run: its page, if that is there at once. */
export async function firstNews<News>(kept: Told<News>): Promise<News> {
  await Promise.race([kept.answered, after(PAGE_MS)]);
  await kept.explained(REASON_MS);
  return kept.read();
}

/** What is known once there is more than `seen`, or nothing more will come, or after some seconds. */
export async function nextNews<News extends { isOver: boolean }>(
  kept: Told<News>,
  seen: number,
  signal: AbortSignal,
): Promise<News> {
  if (!kept.read().isOver) await kept.hasMore(seen, PATIENCE_MS, signal);
  if (!kept.read().isOver) await after(BURST_MS);
  // A page that failed has no result to show.
  await Promise.race([kept.answered, Promise.resolve()]);
  return kept.read();
}

/**
 * Whether the cookies that a request brought so many ms ago are too old to have progress added: what the
 * reader has done since would be overwritten.
 */
export function areStale(ms: number): boolean {
  return ms > FRESH_MS;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Where a reader's proof and cookies go. */
export interface ProofPlace {
  project: Project;
  cookies: AstroCookies;
  giveCookies: (lines: string[]) => void;
}

/**
 * Gives the reader what goes with the answer: once there is a page, the stage's cookies and what it
 * proves; once the run is over, all that it proves. Each is given once.
 */
export async function giveProof(
  kept: KeptRun,
  { view }: RunNews,
  where: ProofPlace,
): Promise<void> {
  const { isGiven, step, delayMs } = kept;
  if (!hasPage(view)) return;
  if (!isGiven.cookies) where.giveCookies(kept.setCookies());
  isGiven.cookies = true;
  if (!isOwed(kept, view)) return;
  const isWhole = !view.run.isRecording;
  isGiven.page = true;
  isGiven.whole = isWhole;
  const tutorial = tutorialNamed(step.tutorial);
  const { pageChecks = {} } = tutorial;
  // What counts visits is asked once, of the whole run.
  const checks = step.checks.filter(({ id }) => isWhole || Object.hasOwn(pageChecks, id));
  const questions = step.questions.filter(({ of }) => isWhole || isOfPage(tutorial, of));
  await checkStep({ ...step, checks, questions }, where, { runs: [view], delayMs });
}

/**
 * Whether there is proof in what is known by now that was not given. A reader's own version proves nothing
 * of the stage as written.
 */
export function isOwed({ isGiven }: KeptRun, view: RunReport<RunSoFar>): boolean {
  return !view.run.own && hasPage(view) && !(view.run.isRecording ? isGiven.page : isGiven.whole);
}

function hasPage(view: RunReport<RunSoFar>): view is RunReport {
  return view.run.response !== undefined;
}
