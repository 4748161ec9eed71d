import { ASTRO, COMPONENT_ROOMS } from './componentRooms.ts';
import { EVALUATOR, FLAG_ROOMS, FLAGS } from './flagRooms.ts';
import { LESSON_ROOMS } from './lessonRooms.ts';
import { OWN_CODE_ROOMS } from './ownCodeRooms.ts';
import { POSTHOG_ROOMS } from './posthogRooms.ts';
import type { Room } from './room.ts';

const NOTHING = /^$/;

/** Who may import whom; a folder without a row may import nothing. CONTRIBUTING.md shows it. */
export const ROOMS: Room[] = [
  {
    room: 'content/',
    holds: 'words only: a folder a tutorial, a file a step',
    mayImport: ['src/components/prose/'],
    packages: NOTHING,
  },
  {
    room: 'src/',
    holds: 'wiring: the request pipeline, the server around it, the content collections',
    mayImport: [
      'src/authoring/',
      'src/components/prose/',
      'src/evidence/',
      'src/gate/',
      ...['', 'content/', 'client/', 'own/', 'tasks/'].map((name) => `src/lessons/${name}`),
      'src/net/',
      'src/project/',
      'src/runs/',
      'src/startup/',
      'src/turns/',
      'src/tutorials/',
    ],
    packages: /./,
  },
  {
    room: 'src/build/',
    holds:
      'what happens when the site is built, and whether it must be; nothing that the server runs',
    mayImport: ['src/project/', 'src/search/', 'src/startup/'],
    packages: /^(astro|vite|typescript|satteri|shiki(\/.+)?|es-toolkit|node:.+)$/,
  },
  {
    room: 'src/startup/',
    holds: 'how either server starts: its settings from the environment, its port, its files',
    mayImport: ['src/gate/'],
    packages: /^(zod|sirv|node:.+)$/,
  },
  {
    room: 'src/gate/',
    holds: 'who may come in: by which name, from which site, with which password',
    mayImport: [],
    packages: /^node:.+$/,
  },
  {
    room: 'src/net/',
    holds: 'reading what comes over the network, as much of it as is borne',
    mayImport: [],
    packages: NOTHING,
  },
  {
    room: 'src/turns/',
    holds: 'long work, one piece after the other, and everything else in between',
    mayImport: [],
    packages: NOTHING,
  },
  {
    room: 'src/json/',
    holds: 'reading JSON from outside safely',
    mayImport: [],
    packages: NOTHING,
  },
  {
    room: 'src/text/',
    holds: 'how a text that others chose stands in ours',
    mayImport: [],
    packages: NOTHING,
  },
  {
    room: 'src/search/',
    holds: 'finding texts by words: the index, its ranking, what is marked; nothing of lessons',
    mayImport: [],
    packages: /^minisearch$/,
  },
  ...FLAG_ROOMS,
  {
    room: 'src/scene/',
    holds: 'what a link holds: stage, user, flag, person; and its edits',
    mayImport: [FLAGS, 'src/flags/crowd/', 'src/json/', 'src/text/'],
    packages: /^zod$/,
  },
  ...POSTHOG_ROOMS,
  {
    room: 'src/project/',
    holds:
      'the seam: which PostHog, and the SDK client that talks to it; nobody else knows which it is',
    mayImport: [
      'src/project/api/',
      FLAGS,
      'src/flags/cohorts/',
      'src/flags/history/',
      'src/frame/',
      'src/gate/',
      'src/json/',
      'src/net/',
      'src/runs/',
      'src/scene/',
      'src/startup/',
      'src/text/',
      'src/turns/',
      'src/posthog/',
      'src/posthog/http/',
      'src/posthog/store/',
    ],
    packages: /^(zod|es-toolkit|posthog-node|node:.+)$/,
  },
  {
    room: 'src/project/api/',
    holds: 'the REST client of PostHog: flags, persons, events and visits, whichever PostHog it is',
    mayImport: [FLAGS, 'src/flags/cohorts/', 'src/flags/history/', 'src/json/', 'src/text/'],
    packages: /^(zod|es-toolkit|node:.+)$/,
  },
  {
    room: 'src/runs/',
    holds: 'a visit to a stage, recorded: tape, timing, replay',
    mayImport: ['src/erase/', 'src/json/', 'src/net/', 'src/project/', 'src/text/'],
    packages: /^(zod|posthog-node|node:.+)$/,
  },
  {
    room: 'src/receipts/',
    holds: 'why a flag decided so: what PostHog has saved, the explanation, the links to it',
    mayImport: [
      ...EVALUATOR,
      'src/flags/explain/',
      'src/flags/history/',
      'src/flags/whatIf/',
      'src/json/',
      'src/project/**',
      'src/runs/',
      'src/scene/',
      'src/text/',
      'src/turns/',
    ],
    packages: /^(zod|es-toolkit|node:.+)$/,
  },
  {
    room: 'src/frame/',
    holds:
      'what runs first in the frame of a page with a script: its network, its storage, its visitor',
    mayImport: [],
    packages: NOTHING,
  },
  ...OWN_CODE_ROOMS,
  ...LESSON_ROOMS,
  ...COMPONENT_ROOMS,
  {
    room: 'src/layouts/',
    holds: 'the frame of a page, and of a step',
    mayImport: ['src/components/search/', 'src/components/ui/', 'src/styles/'],
    packages: ASTRO,
    anyType: true,
  },
  {
    room: 'src/styles/',
    holds: 'tokens, resets and what every page needs; a room’s own styles are with it',
    mayImport: [],
    packages: NOTHING,
  },
  // What stands in a stage must work in a reader's own app.
  {
    room: 'src/pages/stages/',
    holds: 'the demo app, a folder a stage, shown to the letter; imports what a reader’s app would',
    mayImport: [],
    packages: /^(astro|es-toolkit|posthog-js|node:timers\/promises)$/,
  },
  {
    room: 'src/pages/',
    holds: 'thin pages and the parts that are swapped into them; imported by nobody',
    mayImport: [
      'src/authoring/',
      'src/components/**',
      'src/erase/',
      'src/evidence/',
      'src/flags/**',
      'src/layouts/',
      'src/lessons/**',
      'src/project/**',
      'src/receipts/',
      'src/runs/',
      'src/scene/',
      'src/styles/',
      'src/text/',
      'src/turns/',
    ],
    packages: /^(astro(:.+|\/.+)?|zod)$/,
  },
];
