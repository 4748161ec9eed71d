/**
 * A visit to the app of the one-time tutorial as its checks look at it, and what a check sees of visits.
 */

import { checkNotes } from '../../../src/evidence/checkNotes.ts';
import type { Evidence, Seen } from '../../../src/evidence/evidence.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';
import { tutorial } from '../../../src/tutorials/one-time.ts';

interface Facts {
  stage?: string;
  browser?: string;
  /** What the page says. */
  said?: string;
  /** What the flag was; undefined when PostHog said nothing. */
  on?: boolean | undefined;
  /** The code of PostHog's reason. */
  reason?: string;
  /** What the event of the visit is called. */
  event?: string;
  /** Whether the app told PostHog the fact with its question. */
  told?: boolean;
  /** When it began, in seconds. */
  at?: number;
}

/** A visit of yara's, as far as the checks look at it. */
export function visit(facts: Facts): RunReport {
  const { stage = 'one-time-flag', browser, said = 'Hello World!', told = false, at = 0 } = facts;
  const asked = { person_properties: told ? { first_request_complete: true } : {} };
  return {
    run: {
      stage,
      browser,
      user: 'yara',
      at: new Date(at * 1000).toISOString(),
      response: { status: 200, body: `<p>${said}</p>` },
      exchanges: [{ path: '/flags/?v=2', request: asked }],
    },
    events: [{ event: facts.event ?? 'first_request', properties: {} }],
    flag: {
      value: facts.on,
      reason: { code: facts.reason ?? '', condition_index: facts.on === true ? 0 : null },
      problem: facts.on === undefined ? 'silent' : undefined,
    },
  } as unknown as RunReport;
}

/** What PostHog has of yara. */
interface Held {
  known?: boolean;
  firsts?: number;
}

/** A check that sees the groups of runs one after the other, as a reader makes them. */
export async function see(id: string, groups: RunReport[][], { known, firsts = 0 }: Held = {}) {
  const { checks, pageChecks } = tutorial;
  const check = { ...checks, ...pageChecks }[id];
  if (!check) throw new Error(`There is no check ${id}.`);
  const written: string[] = [];
  let seen: Seen;
  for (const runs of groups) {
    const evidence = {
      runs,
      notes: checkNotes(id, written),
      person: () =>
        Promise.resolve(
          known === undefined
            ? undefined
            : { properties: known ? { first_request_complete: true } : {} },
        ),
      visits: { of: () => Promise.resolve({ count: firsts }) },
    };
    seen ??= await check(evidence as unknown as Evidence);
  }
  return seen;
}
