import { html } from 'hono/html';
import type { personJson } from '../api/personJson.ts';
import { propertyList } from './propertyList.ts';

type Html = ReturnType<typeof html>;

/** Persons as folds: name, and within them distinct IDs and properties. */
export function personList(persons: readonly ReturnType<typeof personJson>[]): Html {
  if (persons.length === 0) return html`<p>There is no person yet.</p>`;
  return html`<ol class="rows">
    ${persons.map(
      ({ uuid, name, distinct_ids, properties }) =>
        html`<li>
          <details data-key="${uuid}">
            <summary><span class="name">${name}</span></summary>
            ${propertyList({ uuid, distinct_ids, ...properties })}
          </details>
        </li>`,
    )}
  </ol>`;
}
