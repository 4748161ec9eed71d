import { html } from 'hono/html';
import type { Project } from '../project.ts';
import type { CapturedEvent } from '../store/eventTable.ts';
import { propertyList } from './propertyList.ts';
import { timeOfDay } from './timeOfDay.ts';

type Html = ReturnType<typeof html>;

/** Events as folds: time, name and distinct ID, and within them the properties. */
export function eventList(
  events: readonly CapturedEvent[],
  host: string,
  { apiKey }: Project,
): Html {
  if (events.length === 0) return invitation(host, apiKey);
  return html`<ol class="rows">
    ${events.map(
      ({ uuid, event, distinctId, timestamp, properties }) =>
        html`<li>
          <details data-key="${uuid}">
            <summary>
              ${timeOfDay(timestamp)} <span class="name">${event}</span>
              <span class="id">${distinctId}</span>
            </summary>
            ${propertyList({ uuid, ...properties })}
          </details>
        </li>`,
    )}
  </ol>`;
}

function invitation(host: string, apiKey: string): Html {
  const code = `curl ${host}/i/v0/e/ --json '{"api_key": "${apiKey}", "event": "hello", "distinct_id": "ada"}'`;
  return html`<p>
      Nothing arrived yet. Point an SDK at this host with the project API key, or say:
    </p>
    <pre>${code}</pre>`;
}
