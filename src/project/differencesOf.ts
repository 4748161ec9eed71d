/** A place in which two answers differ; undefined where one of them has nothing. */
export interface Difference {
  /** The keys that lead there, joined by dots. */
  place: string;
  first: unknown;
  now: unknown;
}

/** These differ from answer to answer, whatever is asked. */
const OF_THE_MOMENT = new Set(['requestId', 'request_id', 'evaluatedAt', 'evaluated_at']);

/** Where two decoded answers of PostHog say different things. */
export function differencesOf(first: unknown, now: unknown, place = ''): Difference[] {
  if (Object.is(first, now)) return [];
  if (!isObject(first) || !isObject(now)) return [{ place, first, now }];
  const keys = new Set([...Object.keys(first), ...Object.keys(now)]);
  return [...keys]
    .filter((key) => !OF_THE_MOMENT.has(key))
    .flatMap((key) => differencesOf(first[key], now[key], place === '' ? key : `${place}.${key}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
