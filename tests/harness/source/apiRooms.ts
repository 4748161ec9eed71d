import type { Room } from './room.ts';

const NOTHING = /^$/;
const REST = /^(zod|hono(\/.+)?|node:.+)$/;

const FLAGS = 'src/flags/';
const HTTP = 'src/posthog/http/';
const JSON = 'src/json/';
const STORE = 'src/posthog/store/';
const TURNS = 'src/turns/';
const WORK = 'src/posthog/work/';

/** The rooms of the embedded PostHog's REST API; see `ROOMS`. */
export const API_ROOMS: Room[] = [
  {
    room: 'src/posthog/api/',
    holds: 'the REST API: lists and their pages, refusals; persons, groups and events',
    mayImport: [
      FLAGS,
      'src/flags/matching/',
      JSON,
      'src/posthog/api/**',
      'src/posthog/definitions/',
      HTTP,
      STORE,
      WORK,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/api/account/',
    holds: 'who asks, with which key, and of which project and organization',
    mayImport: ['src/posthog/api/', HTTP, STORE],
    packages: REST,
  },
  {
    room: 'src/posthog/api/history/',
    holds: 'what was changed by the REST API, and when',
    mayImport: ['src/posthog/api/', 'src/posthog/api/account/', STORE],
    packages: REST,
  },
  {
    room: 'src/posthog/api/persons/',
    holds: 'changes of persons, and what else is asked about them',
    mayImport: [
      FLAGS,
      'src/flags/cohorts/',
      JSON,
      'src/posthog/api/',
      'src/posthog/api/cohorts/',
      'src/posthog/api/history/',
      HTTP,
      'src/posthog/persons/',
      STORE,
      WORK,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/api/groups/',
    holds: 'changes of groups, and what else is asked about them',
    mayImport: [JSON, 'src/posthog/api/', 'src/posthog/api/history/', STORE, WORK],
    packages: REST,
  },
  {
    room: 'src/posthog/api/filters/',
    holds: 'what a list of persons or events is narrowed by',
    mayImport: [
      FLAGS,
      'src/flags/matching/',
      'src/flags/cohorts/',
      JSON,
      'src/posthog/api/',
      'src/posthog/api/elements/',
      STORE,
      HTTP,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/api/elements/',
    holds: 'the elements that were clicked, as PostHog writes and reads them',
    mayImport: [JSON],
    packages: NOTHING,
  },
  {
    room: 'src/posthog/api/flags/',
    holds: 'flags and early access features over the REST API, and what they are checked for',
    mayImport: [
      FLAGS,
      'src/flags/matching/',
      'src/flags/cohorts/',
      'src/flags/regex/',
      JSON,
      'src/posthog/api/',
      'src/posthog/api/account/',
      'src/posthog/api/filters/',
      'src/posthog/api/history/',
      'src/posthog/evaluation/',
      HTTP,
      STORE,
      TURNS,
      WORK,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/api/cohorts/',
    holds: 'cohorts over the REST API, and their lists of persons',
    mayImport: [
      FLAGS,
      'src/flags/cohorts/',
      JSON,
      'src/posthog/api/',
      'src/posthog/api/history/',
      HTTP,
      STORE,
      WORK,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/api/query/',
    holds: 'PostHog’s query API, as far as it selects and counts events by HogQL',
    mayImport: [JSON, 'src/posthog/api/', HTTP, STORE, WORK],
    packages: REST,
  },
];
