/**
 * A scene as an address.
 */

import type { Scene } from './scene.ts';

/** Servers and proxies take addresses of about 8,000 characters; longer ones are often cut. */
export const LONGEST_LINK = 8000;

/**
 * A scene as the query of a URL. It holds what was given and nothing else: no key, no id of a
 * project, nobody's other properties.
 *
 * @throws {RangeError} when the scene is larger than what fits into an address.
 */
export function sceneParams(scene: Scene): URLSearchParams {
  const { stage, user, flag, about, person, groups, ids, posthog, show } = scene;
  const params = new URLSearchParams();
  if (stage !== undefined) params.set('stage', stage);
  if (user !== undefined) params.set('user', user);
  if (flag) params.set('flag', JSON.stringify(flag));
  else if (about !== undefined) params.set('about', about);
  if (person) params.set('person', JSON.stringify(person));
  if (groups) params.set('groups', JSON.stringify(groups));
  if (ids) params.set('ids', JSON.stringify(ids));
  if (posthog) params.set('posthog', posthog);
  if (show) params.set('show', show);
  const { length } = params.toString();
  if (length > LONGEST_LINK) {
    throw new RangeError(
      `This does not fit into a link: it would have ${length} characters, and ${LONGEST_LINK} is the most. Take a flag with fewer or shorter conditions.`,
    );
  }
  return params;
}

/** A scene as the end of a link, with its `?`; undefined when it does not fit into one. */
export function sceneQuery(scene: Scene): string | undefined {
  try {
    return `?${sceneParams(scene)}`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** Where a receipt can be changed; the query says which. */
export const RECEIPT_PATH = '/inside-a-flag/receipt';
