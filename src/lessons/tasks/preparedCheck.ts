import type { CodeProblem, ErasedModule } from '../../erase/erasedModule.ts';
import type { VersionStart } from '../../worker/messages.ts';
import type { KeptCheck } from './createCheckMemory.ts';
import { visitRequest } from '../own/visitRequest.ts';

/** A check, and what a browser needs to make its visits, one after the other. */
export interface PreparedCheck {
  check: string;
  visits: PreparedVisit[];
}

/** A check that has begun, or why there is none. */
export type BegunCheck =
  (PreparedCheck & { problem?: never }) | { check?: never; problem: CodeProblem };

/** A visit that a browser makes. */
interface PreparedVisit {
  start: VersionStart;
  /** Where on the site its requests to PostHog are sent. */
  relay: string;
  /** Whose cookies are sent and kept. */
  browser: string;
  user: string;
}

/** Prepares a check's visits to a version, for a page at `origin`. */
export function preparedCheck(
  { id, task, plan, apiKey }: KeptCheck,
  module: ErasedModule,
  origin: string,
): PreparedCheck {
  return {
    check: id,
    visits: plan.visits.map((visit, index) => {
      const relay = `/sdk-of-check/${id}/${index}`;
      return {
        start: {
          module,
          request: visitRequest(task.stage, visit, origin),
          connection: { host: origin + relay, apiKey },
        },
        relay,
        browser: visit.browser ?? visit.user,
        user: visit.user,
      };
    }),
  };
}
