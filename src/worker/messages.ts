/**
 * What the page of the site and the worker in which a reader's version of a stage runs say to each other.
 */

import type { CodeProblem, ErasedModule } from '../erase/erasedModule.ts';
import type { SentRequest, ToFrame } from '../frame/messages.ts';

/** A reader's version, and what it is run with. */
export interface VersionStart {
  module: ErasedModule;
  request: VersionRequest;
  /** Where its SDK client finds PostHog: the absolute URL, and the project API key. */
  connection: { host: string; apiKey: string };
}

/** The request that the version answers, as the server would hand it to the stage. */
export interface VersionRequest {
  method: 'GET' | 'POST';
  /** Absolute. */
  url: string;
  params: Readonly<Record<string, string>>;
  /** The fields of the form that is posted; unset for a GET. */
  form?: Readonly<Record<string, string>> | undefined;
  /** The `Cookie` header: those of one jar, as the stage alone sees them. */
  cookie: string;
}

/** What a version answered. */
export interface VersionResponse {
  status: number;
  contentType: string;
  location?: string | undefined;
  body: string;
}

/** A line that the code wrote to its console. */
export interface LogEntry {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
  line?: number | undefined;
}

/** What the worker tells. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'alive' }
  | { type: 'send'; request: SentRequest }
  /** Nobody waits for the answer to this request any more. */
  | { type: 'gave-up'; id: number }
  /** The SDK has queued an event. */
  | { type: 'captured'; uuid: string }
  | { type: 'answered'; response: VersionResponse; setCookies: string[] }
  | { type: 'logged'; entry: LogEntry }
  | { type: 'problem'; problem: CodeProblem }
  /** The page is answered, and all that was captured by then is told. */
  | { type: 'left' };

/** What the worker is told. */
export type ToWorker = { type: 'start'; start: VersionStart } | { type: 'ask' } | ToFrame;
