import { FLAG_TYPES, type FlagQuery } from '../../store/flagTable.ts';

/** Reads which flags a list is to have; values that PostHog does not know filter nothing. */
export function readFlagQuery(query: URLSearchParams): Omit<FlagQuery, 'limit' | 'offset'> {
  const active = query.get('active');
  const type = query.get('type');
  return {
    search: query.get('search') ?? '',
    active: active === 'true' ? true : active === 'false' ? false : undefined,
    type: FLAG_TYPES.find((known) => known === type),
    runtime: query.get('evaluation_runtime') ?? undefined,
  };
}
