import { html } from 'hono/html';
import type { FlagDetail } from '../evaluation/answerFlags.ts';
import type { FlagRequest } from './activityMessage.ts';
import { timeOfDay } from './timeOfDay.ts';

type Html = ReturnType<typeof html>;

/** Who asked for flags, and what each of them was and why. */
export function flagRequestList(requests: readonly FlagRequest[]): Html {
  if (requests.length === 0) return html`<p>Nobody asked for flags yet.</p>`;
  return html`<ol class="cards">
    ${requests.map(
      ({ distinctId, flags, at }) =>
        html`<li>
          <p>${timeOfDay(at)} <span class="id">${distinctId}</span></p>
          <ul class="sets">
            ${Object.values(flags).map(answer)}
          </ul>
        </li>`,
    )}
  </ol>`;
}

function answer({ key, enabled, variant, reason }: FlagDetail): Html {
  return html`<li>
    <span class="name">${key}</span>
    <span class="state" data-on="${String(enabled)}">${variant ?? (enabled ? 'on' : 'off')}</span>
    <span class="quiet">${reason.description}</span>
  </li>`;
}
