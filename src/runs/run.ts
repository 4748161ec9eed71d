import type { CodeProblem } from '../erase/erasedModule.ts';

/** One visit to a stage's endpoint, with everything it made PostHog do. */
export interface Run {
  id: string;
  /** The stage's folder name, e.g. `flag-property`. */
  stage: string;
  user: string;
  /** Path and query of the endpoint that ran, e.g. `/stages/flag/user/ada`. */
  path: string;
  /** The fields of the form that was posted to it; unset for a GET. */
  form?: Readonly<Record<string, string>>;
  /** Which of the step's browsers visited; unset where a step has but one. */
  browser?: string;
  /** ISO time at which the visit began. */
  at: string;
  response: PageResponse;
  /** Requests to PostHog in the order in which they began, late ones included. */
  exchanges: Exchange[];
  /** False when something was still on its way to PostHog when we stopped waiting for it. */
  settled: boolean;
  /** True while more of it may come to be known. */
  isRecording?: boolean;
  /** How many milliseconds it had gone on when this was read. */
  elapsedMs?: number;
  /** Where its requests can be sent again; unset when that PostHog was made for the run. */
  connection?: RunConnection;
  /** What stood between the app and PostHog for this one visit; unset when nothing did. */
  fault?: Fault;
  /** Whether PostHog has ingested its events; unset while that is not known. */
  ingested?: Ingested;
  /** What the visitor's browser made of the page, where that has a script of its own. */
  inBrowser?: InBrowser;
  /** Set when what ran was not the stage as written, but a reader's own version of it. */
  own?: OwnVersion;
}

/** What went wrong in a reader's own version of a stage. */
export interface OwnVersion {
  problems: readonly CodeProblem[];
}

/** A run whose page may still be on its way. */
export type RunSoFar = Omit<Run, 'response'> & { response: PageResponse | undefined };

/** How a page fared in its visitor's browser. */
export interface InBrowser {
  /** True until the browser has told. */
  isAwaited: boolean;
  /** The page as it looked, whenever something in it had changed; none while it is awaited. */
  moments: readonly PageMoment[];
  /** What went wrong in its script. */
  problems: readonly string[];
}

/** The page as it looked at one moment, in milliseconds since its script began. */
export interface PageMoment {
  ms: number;
  html: string;
  /** The button that was pressed just before. */
  pressed?: string | undefined;
}

/** What may stand between the app and PostHog: everything takes seconds longer, or nobody is there. */
export type Fault = 'slow' | 'down';

/** When PostHog was first seen to have all events of a run, in milliseconds since the run began. */
export interface Ingested {
  ms: number;
}

/** Under what circumstances a visit is made. */
export interface Circumstances {
  /** What stands between the app and PostHog. */
  fault?: Fault | undefined;
  /** The browser whose cookies are sent, and which keeps those that the stage sets. */
  browser?: string | undefined;
}

/** Visits a stage's endpoint as a user, and records what came of it. */
export type Visit = (stage: string, user: string, how?: Circumstances) => Promise<Run>;

/** What the endpoint answered, and after how many milliseconds. */
export interface PageResponse {
  status: number;
  contentType: string;
  /** The `Location` header, where it has one. */
  location?: string | undefined;
  body: string;
  ms: number;
}

/** One request to PostHog and its answer, decoded. Times are milliseconds since the run began. */
export interface Exchange {
  method: string;
  /** Path and query below PostHog's host, e.g. `/flags/?v=2`. */
  path: string;
  request: unknown;
  startMs: number;
  /** Unset while no answer has come. */
  ms?: number;
  status?: number;
  response?: unknown;
  /** Set when no answer came: what the network said. */
  error?: string;
  /** True when no answer came before the client would not wait any longer. */
  gaveUp?: boolean;
  /** True when the page had been answered before this exchange ended. */
  late: boolean;
  /** Set when the client sent the same request more than once: which time this was. */
  attempt?: { number: number; of: number };
  /** Set when the visitor's browser sent it, and not the app. */
  from?: 'browser';
}

/** What a reader needs to send a run's requests again. */
export interface RunConnection {
  /** Absolute URL of PostHog, without a slash at its end. */
  host: string;
  /** The project API key, which is public. */
  apiKey: string;
  /** The API key as it stands in the run's exchanges. */
  shownKey: string;
}

/** The paths at PostHog that a stage asks, in order: before its page is answered, and after. */
export interface StageCalls {
  before: readonly string[];
  after: readonly string[];
}
