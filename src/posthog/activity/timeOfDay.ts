import { html } from 'hono/html';

/** A time of day in UTC, with the day in the markup. @param at milliseconds since 1970 */
export function timeOfDay(at: number): ReturnType<typeof html> {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(-13, -5)}</time>`;
}
