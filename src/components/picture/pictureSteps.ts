/**
 * What goes between visitor, app and PostHog in a run, one thing after the other.
 */

import type { RunReport } from '../../receipts/runReport.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';
import type { Exchange, RunSoFar, StageCalls } from '../../runs/run.ts';
import { flagWord, formatMs } from '../ui/format.ts';

/** The lanes of the picture, from top to bottom. */
type Lane = 'visitor' | 'app' | 'PostHog';

/** How a step stands: it is done, is to come, is being waited for, or has failed. */
type StepState = 'done' | 'ahead' | 'waiting' | 'failed';

/** One thing that goes from lane to lane, or, where both are the same, happens there. */
export interface PictureStep {
  from: Lane;
  to: Lane;
  label: string;
  state: StepState;
  /** Milliseconds since the run began; undefined for what is to come. */
  ms: number | undefined;
}

/** The steps of a run; before it, those that the stage is going to take. */
export function pictureSteps(
  view: RunReport<RunSoFar> | undefined,
  calls: StageCalls | undefined,
): PictureStep[] {
  return view ? stepsOf(view) : calls ? stepsAhead(calls) : [];
}

/** Said of what the picture shows, for those who do not see it. */
export function pictureSentence(steps: readonly PictureStep[]): string {
  const isAhead = steps.every(({ state }) => state === 'ahead');
  const begin = isAhead
    ? 'What will go between visitor, app and PostHog'
    : 'What went between visitor, app and PostHog';
  const said = steps.map(({ from, to, label, ms }) => {
    const way = from === to ? `at ${to}` : `${from} to ${to}`;
    return `${label}, ${way}${ms === undefined ? '' : `, ${formatMs(ms)}`}`;
  });
  return `${begin}, in order: ${said.join('; ')}.`;
}

function stepsAhead({ before, after }: StageCalls): PictureStep[] {
  const ahead = (from: Lane, to: Lane, label: string): PictureStep => ({
    from,
    to,
    label,
    state: 'ahead',
    ms: undefined,
  });
  const call = (path: string) => [
    ahead('app', 'PostHog', shortPath(path)),
    ahead('PostHog', 'app', path === '/batch/' ? '200' : 'answer'),
  ];
  const captures = [...before, ...after].includes('/batch/');
  return [
    ahead('visitor', 'app', 'visit'),
    ...before.flatMap(call),
    ahead('app', 'visitor', 'page'),
    ...after.flatMap(call),
    ...(captures ? [ahead('PostHog', 'PostHog', 'ingested')] : []),
  ];
}

function stepsOf({ run, flag, answers }: RunReport<RunSoFar>): PictureStep[] {
  const { exchanges, ingested } = run;
  const questions = exchanges.filter(isFlagRequest);
  const last = new Map(questions.map((one) => [askedId(one), one]));
  const answered = new Map([
    [questions.at(-1), flag],
    ...answers.map((answer) => [last.get(answer.distinctId), answer.flag] as const),
  ]);
  const calls = drawn(exchanges).flatMap((exchange) => {
    const answer = answered.get(exchange);
    return stepsOfCall(exchange, answer && flagWord(answer.value));
  });
  const steps = [
    ...calls,
    pageStep(run),
    ...(ingested ? [done('PostHog', 'PostHog', 'ingested', ingested.ms)] : []),
  ];
  const at = ({ ms = Infinity }: PictureStep) => ms;
  return [
    done('visitor', 'app', 'visit', 0),
    ...steps.toSorted((one, other) => at(one) - at(other)),
  ];
}

function pageStep({ response, isRecording }: RunSoFar): PictureStep {
  if (response) return done('app', 'visitor', 'page', response.ms);
  const isStopped = isRecording === false;
  return isStopped
    ? { ...done('app', 'app', 'no page', undefined), state: 'failed' }
    : { ...done('app', 'visitor', 'waits…', undefined), state: 'waiting' };
}

function stepsOfCall(exchange: Exchange, answer: string | undefined): PictureStep[] {
  const { path, startMs, ms, status, error, gaveUp, attempt, from } = exchange;
  const asker = from === 'browser' ? 'visitor' : 'app';
  const tells = from === 'browser' && isOfEvents(exchange);
  const name = tells ? 'events' : shortPath(path.replace(/\?.*$/, ''));
  const label = attempt && attempt.number > 1 ? `again, ${attempt.number}` : name;
  const sent = done(asker, 'PostHog', label, startMs);
  if (tells && status === 200) return [sent];
  if (error !== undefined) {
    const failed = done(asker, asker, gaveUp ? 'gave up' : 'failed', startMs + (ms ?? 0));
    return [sent, { ...failed, state: 'failed' }];
  }
  if (status === undefined) {
    return [sent, { ...done('PostHog', asker, 'waiting…', undefined), state: 'waiting' }];
  }
  const isRefused = status >= 400;
  const said = isRefused ? String(status) : (answer ?? String(status));
  const came = done('PostHog', asker, said, startMs + (ms ?? 0));
  return [sent, isRefused ? { ...came, state: 'failed' } : came];
}

/** Between two arrows there is room for `/flags/`: of `/api/early_access_features/` its beginning stands. */
function shortPath(path: string): string {
  return path.length > 12 ? path.replace(/^(\/[^/]*\/).*/, '$1…') : path;
}

/**
 * Of several attempts at the same the first and the last are drawn; of a browser, what it asks about flags and
 * the last that it tells.
 */
function drawn(exchanges: readonly Exchange[]): Exchange[] {
  const lastTold = exchanges.findLast((one) => one.from === 'browser' && isOfEvents(one));
  return exchanges.filter((exchange) => {
    const { attempt, from } = exchange;
    if (from === 'browser') return isFlagRequest(exchange) || exchange === lastTold;
    return !attempt || attempt.number === 1 || attempt.number === attempt.of;
  });
}

/** The distinct ID that a question about flags is about; empty where it names none. */
function askedId({ request }: Exchange): string {
  if (typeof request !== 'object' || request === null) return '';
  const id: unknown = Reflect.get(request, 'distinct_id');
  return typeof id === 'string' ? id : '';
}

/** Whether a request brings events, or asks about something. */
function isOfEvents({ path }: Exchange): boolean {
  return /^\/(e|i\/v0\/e|batch)\//.test(path);
}

function done(from: Lane, to: Lane, label: string, ms: number | undefined): PictureStep {
  return { from, to, label, state: 'done', ms };
}
