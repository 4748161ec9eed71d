import type { FeatureFlag } from '../flags/flag.ts';
import { ApiError } from '../project/apiError.ts';
import type { Person, PostHogEvent } from '../project/apiSchemas.ts';
import type { Project } from '../project/project.ts';
import { TUTORIAL_FLAG, TUTORIAL_FLAG_PROPERTY, VISIT_EVENT } from '../project/tutorialFlag.ts';

/** What PostHog knows that a reader of the tutorial cares about. */
export interface Overview {
  /** Newest first. */
  events: PostHogEvent[];
  person: Person | undefined;
  flag: FeatureFlag | undefined;
  /** How many `visited_user_page` events carry which value of the flag. */
  breakdown: BreakdownRow[];
  /** What PostHog could not be asked, and why. */
  problem: string | undefined;
}

/** One row of a breakdown; `none` stands for events without the property, as in PostHog. */
export interface BreakdownRow {
  value: string;
  count: number;
}

const SHOWN_EVENTS = 20;

/**
 * Asks PostHog for the newest events, the person behind a distinct ID, and the tutorial's flag.
 * What it refuses to tell is left out, and `problem` says so: a personal API key may have some
 * scopes and lack others.
 */
export async function readOverview({ api }: Project, user: string): Promise<Overview> {
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
  const [events, visits, person, flag] = await Promise.all([
    ask(api.events({ limit: SHOWN_EVENTS }), []),
    ask(api.events({ event: VISIT_EVENT }), []),
    ask(api.personByDistinctId(user), undefined),
    ask(api.flagByKey(TUTORIAL_FLAG), undefined),
  ]);
  const problem = problems.size > 0 ? [...problems].join(' ') : undefined;
  return { events, person, flag, breakdown: breakDown(visits), problem };
}

function breakDown(visits: PostHogEvent[]): BreakdownRow[] {
  const byValue = Map.groupBy(visits, ({ properties }) =>
    valueOf(properties[TUTORIAL_FLAG_PROPERTY]),
  );
  return [...byValue].map(([value, { length }]) => ({ value, count: length }));
}

function valueOf(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
