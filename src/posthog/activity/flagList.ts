import { html } from 'hono/html';
import type { ConditionSet } from '../../flags/flag.ts';
import type { StoredFlag } from '../store/storedFlag.ts';

type Html = ReturnType<typeof html>;

/** Feature flags: key, version, whether it is active, and its condition sets in words. */
export function flagList(flags: readonly StoredFlag[]): Html {
  if (flags.length === 0) return html`<p>There is no feature flag yet.</p>`;
  return html`<ul class="cards">
    ${flags.map(
      ({ key, version, active, filters }) =>
        html`<li>
          <p>
            <span class="name">${key}</span>
            <span class="state" data-on="${String(active)}">${active ? 'active' : 'inactive'}</span>
            <span class="quiet">version ${version}</span>
          </p>
          <ol class="sets">
            ${filters.groups.map((set) => html`<li>${phrase(set)}</li>`)}
          </ol>
        </li>`,
    )}
  </ul>`;
}

function phrase({ properties, rollout_percentage, variant }: ConditionSet): string {
  const filters = (properties ?? []).map(({ key, operator, value }) =>
    [key, operator ?? 'exact', JSON.stringify(value)].join(' '),
  );
  const whom = filters.length === 0 ? 'everyone' : `those with ${filters.join(' and ')}`;
  return `${rollout_percentage ?? 100} % of ${whom}${variant ? `, variant ${variant}` : ''}`;
}
