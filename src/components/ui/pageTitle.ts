import { isolate } from '../../text/isolation.ts';

/** What a screen reader calls the page that a user got. */
export function pageTitle(user: string): string {
  return `The page for ${isolate(user)}`;
}
