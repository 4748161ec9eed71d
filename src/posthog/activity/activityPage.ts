import { html } from 'hono/html';
import { personJson } from '../api/personJson.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import type { IngestionState } from '../ingestion/ingestion.ts';
import type { Store } from '../store/createStore.ts';
import { eventList, flagList, flagRequestList, personList } from './activityLists.ts';
import type { FlagRequest } from './sendMessage.ts';

type Html = ReturnType<typeof html>;

const EVENTS_SHOWN = 50;
const PERSONS_SHOWN = 20;
const FLAGS_SHOWN = 100;
/** Characters of a person's properties that are shown. */
const MOST_SHOWN = 32_768;

/** What the page shows besides what the store has. */
interface ActivitySources {
  flagRequests: readonly FlagRequest[];
  ingestion: IngestionState;
  /** The address at which an SDK reaches this server. */
  host: string;
}

/**
 * The page with what arrived last in a project. Its links are relative, so that it works under any
 * path that ends in a slash.
 */
export function activityPage(
  project: PostHogProject,
  store: Store,
  { flagRequests, ingestion, host }: ActivitySources,
): Html {
  const events = store.events.newest(project.id, EVENTS_SHOWN);
  const persons = store.persons
    .ids(project.id, Number.MAX_SAFE_INTEGER, PERSONS_SHOWN)
    .flatMap((id) => shownPerson(store, id));
  const { flags } = store.flags.list(project.id, {
    search: '',
    active: undefined,
    limit: FLAGS_SHOWN,
    offset: 0,
  });

  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Embedded PostHog: what arrived</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="activity.css" />
        <script src="activity.js" defer></script>
      </head>
      <body>
        <header>
          <h1>Embedded PostHog</h1>
          <p id="live" role="status" hidden></p>
          <dl class="keys">
            <div>
              <dt>Host</dt>
              <dd>${host}</dd>
            </div>
            <div>
              <dt>Project API key</dt>
              <dd>${project.apiKey}</dd>
            </div>
          </dl>
        </header>
        <main>
          <p class="lag" data-part="ingestion">${ingestionSentence(ingestion)}</p>
          ${part('events', 'Events', 'The newest first; times are in UTC.', eventList(events, host, project))}
          <div class="beside">
            ${part('flags', 'Feature flags', '', flagList(flags))}
            ${part('flag-requests', 'Flag requests', 'Since the server started.', flagRequestList(flagRequests))}
            ${part('persons', 'Persons', 'The newest first.', personList(persons))}
          </div>
        </main>
      </body>
    </html>`;
}

/** A person, without its properties when they are too many to look at. */
function shownPerson(store: Store, id: number) {
  const found = store.persons.at(id);
  if (!found) return [];
  const { item, size } = found;
  return personJson(store, size > MOST_SHOWN ? { ...item, properties: {} } : item);
}

/** A part of the page that is replaced by itself when it changes. */
function part(name: string, title: string, note: string, content: Html): Html {
  return html`<section data-part="${name}" aria-labelledby="${name}">
    <h2 id="${name}">${title}</h2>
    ${note && html`<p class="note">${note}</p>`} ${content}
  </section>`;
}

/** Tells a person that ingestion lags, and how many events wait; empty when it does not. */
function ingestionSentence({ delayMs, paused, waiting }: IngestionState): string {
  if (!paused && delayMs === 0 && waiting === 0) return '';
  const events = waiting === 1 ? '1 accepted event waits.' : `${waiting} accepted events wait.`;
  if (paused) return `Ingestion is paused: ${events}`;
  if (delayMs === 0) return `Ingestion catches up: ${events}`;
  const seconds = delayMs / 1000;
  return `Ingestion is delayed by ${seconds} ${seconds === 1 ? 'second' : 'seconds'}: ${events}`;
}
