import { API_ROOMS } from './apiRooms.ts';
import type { Room } from './room.ts';

const NOTHING = /^$/;
const REST = /^(zod|hono(\/.+)?|node:.+)$/;

const FLAGS = 'src/flags/';
const GATE = 'src/gate/';
const HTTP = 'src/posthog/http/';
const JSON = 'src/json/';
const STORE = 'src/posthog/store/';
const TURNS = 'src/turns/';
const WORK = 'src/posthog/work/';

/** The rooms of the embedded PostHog, from the bottom up; see `ROOMS`. */
export const POSTHOG_ROOMS: Room[] = [
  {
    room: 'src/posthog/',
    holds:
      'the embedded PostHog, which could be lifted out as a package; here only what puts it together',
    mayImport: ['src/posthog/**', TURNS],
    packages: REST,
  },
  {
    room: HTTP,
    holds: 'requests and answers as PostHog has them: keys, bodies, refusals; no routes',
    mayImport: [FLAGS, GATE, JSON, STORE, WORK],
    packages: REST,
  },
  {
    room: WORK,
    holds: 'what a request takes: its turns, the bytes it holds, the one place for large bodies',
    mayImport: [TURNS],
    packages: /^node:.+$/,
  },
  {
    room: STORE,
    holds: 'what is kept, a file a table, and all SQL that asks for it',
    mayImport: [FLAGS, 'src/flags/cohorts/', JSON, 'src/posthog/store/file/'],
    packages: /^(zod|node:.+)$/,
  },
  {
    room: 'src/posthog/store/file/',
    holds: 'the file of SQLite: opened, brought up to date, watched, and what is wrong with it',
    mayImport: [],
    packages: /^node:.+$/,
  },
  {
    room: 'src/posthog/persons/',
    holds: 'how an event makes, changes and merges persons',
    mayImport: [FLAGS, JSON, STORE],
    packages: /^node:.+$/,
  },
  {
    room: 'src/posthog/ingestion/',
    holds: 'from an accepted event to what it changes, and the lag in between',
    mayImport: [JSON, 'src/posthog/persons/', STORE],
    packages: /^node:.+$/,
  },
  {
    room: 'src/posthog/capture/',
    holds: 'the endpoints that take events',
    mayImport: ['src/flags/matching/', JSON, HTTP, 'src/posthog/persons/', STORE, WORK],
    packages: REST,
  },
  {
    room: 'src/posthog/captureV1/',
    holds: 'the newer endpoint that takes events, and answers for each',
    mayImport: [JSON, 'src/posthog/capture/', HTTP, STORE, WORK],
    packages: REST,
  },
  {
    room: 'src/posthog/browser/',
    holds: 'what posthog-js asks for besides events and flags',
    mayImport: ['src/posthog/api/', 'src/posthog/api/flags/', HTTP, STORE],
    packages: REST,
  },
  {
    room: 'src/posthog/evaluation/',
    holds: '`/flags`: which flags are asked for, for whom, and the answer’s forms',
    mayImport: [
      FLAGS,
      JSON,
      'src/posthog/browser/',
      HTTP,
      'src/posthog/persons/',
      STORE,
      TURNS,
      WORK,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/definitions/',
    holds: 'flag definitions for SDKs that evaluate locally',
    mayImport: [FLAGS, 'src/flags/cohorts/', HTTP, STORE],
    packages: REST,
  },
  ...API_ROOMS,
  {
    room: 'src/posthog/activity/',
    holds: 'the page on which a developer sees live what arrives',
    mayImport: [
      FLAGS,
      GATE,
      'src/posthog/api/**',
      'src/posthog/evaluation/',
      HTTP,
      'src/posthog/ingestion/',
      STORE,
      TURNS,
    ],
    packages: REST,
  },
  {
    room: 'src/posthog/faults/',
    holds: 'what can go wrong with a PostHog, for test suites and for the command',
    mayImport: ['src/posthog/captureV1/', HTTP],
    packages: /^zod$/,
  },
  {
    room: 'src/posthog/control/',
    holds: 'control over a PostHog that runs, by HTTP: its faults, clock, lag and held answers',
    mayImport: ['src/posthog/', 'src/posthog/api/', 'src/posthog/faults/', HTTP],
    packages: REST,
  },
  {
    room: 'src/posthog/standalone/',
    holds: 'the command that serves the embedded PostHog on its own',
    mayImport: [
      GATE,
      'src/posthog/',
      'src/posthog/control/',
      'src/posthog/faults/',
      'src/startup/',
      HTTP,
      STORE,
    ],
    packages: /^(zod|@hono\/node-server|node:.+)$/,
  },
  {
    room: 'src/posthog/package/',
    holds: 'what the installable package has of its own: its command and its README',
    mayImport: ['src/posthog/standalone/', STORE],
    packages: NOTHING,
  },
];
