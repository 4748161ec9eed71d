/**
 * The way back to the step that another page was opened from.
 */

import { readSteps } from './readSteps.ts';

/** The step that a page was opened from. */
export interface WayBack {
  /** The step, in the state in which the reader left it. */
  href: string;
  /** E.g. `step 6, Compare the stages`. */
  label: string;
}

/** A longer state is left out: the way back stands in an address with another scene in it. */
const LONGEST = 600;

/**
 * Finds the step that a page such as `/run` was opened from: by `from` in its address, a step's path,
 * or else by the page whose link was followed. Undefined when that is no other step of this site.
 */
export async function wayBack({ url, headers }: Request): Promise<WayBack | undefined> {
  const { searchParams, host, pathname } = new URL(url);
  const from = searchParams.get('from') ?? headers.get('referer') ?? '';
  const back = await stepAt(from, host);
  return back?.href.split('?')[0] === pathname ? undefined : back;
}

/** The step at an address on `host`, with or without the host in it; undefined when none is there. */
export async function stepAt(address: string, host: string): Promise<WayBack | undefined> {
  const url = URL.parse(address, `http://${host}`);
  if (url?.host !== host) return undefined;
  const { pathname, searchParams } = url;
  const steps = await readSteps(pathname.split('/')[1] ?? '');
  const step = steps.find(({ path }) => path === pathname);
  if (!step) return undefined;
  return {
    href: step.path + stateIn(searchParams),
    label: `step ${step.number}, ${step.entry.data.title}`,
  };
}

/** What the step showed. To come back runs nobody anew. */
function stateIn(params: URLSearchParams): string {
  const state = new URLSearchParams(params);
  for (const name of ['run', 'from']) state.delete(name);
  const query = state.toString();
  return query === '' || query.length > LONGEST ? '' : `?${query}`;
}
