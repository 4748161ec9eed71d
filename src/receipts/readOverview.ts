/**
 * What PostHog knows, asked for in one go, and how its visits are broken down.
 */

import type { FeatureFlag } from '../flags/flag.ts';
import { ApiError } from '../project/api/apiError.ts';
import type { Person, PostHogEvent } from '../project/api/apiSchemas.ts';
import type { Project } from '../project/project.ts';
import type { CountedVisits, ValueCounts } from '../project/api/visitCounts.ts';

/** What PostHog knows that a reader of a step cares about. */
export interface Overview {
  /** The newest, newest first. */
  events: PostHogEvent[];
  /** Whether PostHog has older ones. */
  hasOlder: boolean;
  person: Person | undefined;
  flag: FeatureFlag | undefined;
  /** How many of all visits carry which value of the flag. */
  breakdown: Breakdown;
  /** Which visits those are. */
  counted: CountedVisits;
  /** What PostHog could not be asked, and why. */
  problem: string | undefined;
}

interface Breakdown {
  rows: BreakdownRow[];
  /** When not all events could be counted: so many, the newest, were. */
  newest?: number | undefined;
}

/** One row of a breakdown; `none` stands for events without the property, as in PostHog. */
interface BreakdownRow {
  value: string;
  count: number;
}

const SHOWN_EVENTS = 20;

/**
 * Asks PostHog for the newest events, the person behind a distinct ID, and a flag.
 * What it refuses to tell is left out, and `problem` says so: a personal API key may have some
 * scopes and lack others.
 */
export async function readOverview(
  { api }: Project,
  user: string,
  counted: CountedVisits,
): Promise<Overview> {
  const problems = new Set<string>();
  const ask = async <Answer>(answer: Promise<Answer>, otherwise: Answer) => {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problems.add(error.message);
      return otherwise;
    }
  };
  const [newest, visits, person, flag] = await Promise.all([
    ask(api.events({ limit: SHOWN_EVENTS + 1 }), []),
    ask(api.visits(counted).byValue(), { counts: [] }),
    ask(api.personByDistinctId(user), undefined),
    ask(api.flagByKey(counted.flag), undefined),
  ]);
  const problem = problems.size > 0 ? [...problems].join(' ') : undefined;
  const events = newest.slice(0, SHOWN_EVENTS);
  const hasOlder = newest.length > SHOWN_EVENTS;
  return { events, hasOlder, person, flag, breakdown: breakDown(visits), counted, problem };
}

/** PostHog's word for events without the property. */
const NONE = 'none';

/** The rows that every flag has stand in one order, whatever their counts; variants follow. */
const ORDER = ['true', 'false', NONE];

function breakDown({ counts, newest }: ValueCounts): Breakdown {
  const byLabel = Map.groupBy(counts, ({ value }) => labelOf(value));
  const rows = [...byLabel].map(([value, alike]) => ({
    value,
    count: alike.reduce((sum, { count }) => sum + count, 0),
  }));
  const places = rows.map(({ value }) => value).toSorted();
  const place = ({ value }: BreakdownRow) =>
    ORDER.includes(value) ? ORDER.indexOf(value) : ORDER.length + places.indexOf(value);
  return { rows: rows.toSorted((one, other) => place(one) - place(other)), newest };
}

/** The row that an event with this value belongs to. A text that reads like a fixed one is told by its quotes. */
export function labelOf(value: unknown): string {
  if (value === undefined) return NONE;
  const isOther = typeof value === 'string' && !ORDER.includes(value);
  return isOther ? value : JSON.stringify(value);
}
