/**
 * The entries of the browser's history that stand for runs: Back leads to the run shown before.
 */

/**
 * Notes which run the page shows; with a URL in a new entry, whose address that is, or in the present
 * one, for another run of the same row.
 */
export function noteRun(run: string | null, url?: URL, isSameRow = false): void {
  const state = { ...(history.state as object | null), run };
  if (url && isSameRow) history.replaceState(state, '', url);
  else if (url) history.pushState(state, '', url);
  else history.replaceState(state, '');
}

/** The run of an entry: its id, null where none was shown; undefined for entries of others. */
export function runOf(state: unknown): string | null | undefined {
  return (state as { run?: string | null } | null)?.run;
}

/** The address that leads back to a run, from the present one. */
export function runAddress(
  { stage, user, posthog, browser }: Record<'stage' | 'user' | 'posthog' | 'browser', string>,
  hasStages: boolean,
): URL {
  const url = new URL(location.href);
  for (const name of ['run', 'posthog', 'browser', 'row', 'shown']) url.searchParams.delete(name);
  if (hasStages) url.searchParams.set('stage', stage);
  url.searchParams.set('user', user);
  if (posthog !== '' && posthog !== 'up') url.searchParams.set('posthog', posthog);
  if (browser !== '') url.searchParams.set('browser', browser);
  return url;
}

/** The run to which the present entry leads, by its id or else by what its address asks for. */
export function runOfAddress<Known extends Record<'id' | 'user' | 'stage', string>>(
  runs: readonly Known[],
  first: string | null,
): Known | undefined {
  const asked = runOf(history.state);
  const { searchParams } = new URL(location.href);
  const user = searchParams.get('user');
  const stage = searchParams.get('stage') ?? first;
  return (
    runs.find(({ id }) => id === asked) ??
    runs.find((one) => one.user === user && one.stage === stage)
  );
}
