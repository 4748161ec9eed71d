/**
 * The lists of the activity page.
 */
import { html } from 'hono/html';
import type { ConditionSet } from '../../flags/flag.ts';
import type { personJson } from '../api/personJson.ts';
import type { FlagDetail } from '../evaluation/answerFlags.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { StoredFlag } from '../store/storedFlag.ts';
import type { FlagRequest } from './sendMessage.ts';

type Html = ReturnType<typeof html>;

/** Events as folds: time, name and distinct ID, and within them the properties. */
export function eventList(
  events: readonly CapturedEvent[],
  host: string,
  { apiKey }: PostHogProject,
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

/** Properties with their values: texts as they are, the rest as JSON. */
function propertyList(properties: Record<string, unknown>): ReturnType<typeof html> {
  return html`<dl class="properties">
    ${Object.entries(properties).map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${textOf(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A time of day in UTC, with the day in the markup. @param at milliseconds since 1970 */
function timeOfDay(at: number): ReturnType<typeof html> {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(-13, -5)}</time>`;
}
