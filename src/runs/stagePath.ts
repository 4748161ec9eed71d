/**
 * Where a stage is asked about a user, and about whom it cannot be asked.
 */

import { isolate } from '../text/isolation.ts';

/** Path of a user's page in a stage, e.g. `/stages/flag/user/ada`. */
export function stagePath(stage: string, user: string): string {
  return `/stages/${stage}/user/${encodeURIComponent(user)}`;
}

/** Why no address leads to a user's page, in a sentence; undefined for all users but a few. */
export function whyNotVisited(user: string): string | undefined {
  if (!user.isWellFormed()) {
    return `“${isolate(user.toWellFormed())}” holds half a character, which no address can hold. Take another name.`;
  }
  const path = stagePath('plain', user);
  if (new URL(path, 'http://site').pathname === path) return undefined;
  return `The user “${isolate(user)}” cannot be visited: in an address . and .. are steps between folders, which browsers and servers take out. Take another name.`;
}
