import { ApiError } from './apiError.ts';
import type { VisitCounts } from './visitCounts.ts';

/**
 * Counts of all visits where PostHog counts them for us, and of those listed where it refuses.
 *
 * @param freshMs for how long a count holds. A real PostHog allows a few queries a minute, and takes
 *   seconds to ingest an event anyway.
 */
export function createVisitCounts(
  queried: VisitCounts,
  listed: VisitCounts,
  freshMs: number,
): VisitCounts {
  const count = async <Answer>(ask: (visits: VisitCounts) => Promise<Answer>): Promise<Answer> => {
    try {
      return await ask(queried);
    } catch (error) {
      if (!isClosed(error)) throw error;
      return ask(listed);
    }
  };
  return {
    byValue: keep(() => count(({ byValue }) => byValue()), freshMs),
    of: (distinctId) => count((visits) => visits.of(distinctId)),
    flicker: keep(() => count(({ flicker }) => flicker()), freshMs),
  };
}

/** A key may lack the scope, an older PostHog the API, and a busy one allows no more queries. */
function isClosed(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { status = 0 } = error;
  return status >= 400 && status < 500 && status !== 401;
}

function keep<Answer>(ask: () => Promise<Answer>, freshMs: number): () => Promise<Answer> {
  let kept: { answer: Promise<Answer>; until: number } | undefined;
  return () => {
    const now = performance.now();
    if (kept && now < kept.until) return kept.answer;
    const answer = ask();
    kept = { answer, until: now + freshMs };
    // What failed may be tried again at once.
    answer.catch(() => (kept = undefined));
    return answer;
  };
}
