import { FLAGS } from './flagRooms.ts';
import type { Room } from './room.ts';

/** A room of lessons, which join everything but what stands behind the seam. */
const lessons = (name: string, holds: string): Room => ({
  room: `src/lessons/${name}`,
  holds,
  mayImport: [
    'src/evidence/',
    'src/flags/**',
    'src/frame/',
    'src/json/',
    'src/lessons/**',
    'src/project/**',
    'src/receipts/',
    'src/runs/',
    'src/scene/',
    'src/search/',
    'src/text/',
    'src/turns/',
    'src/tutorials/',
  ],
  packages: /^(astro(:content|\/errors|\/loaders)?|zod|diff|es-toolkit|fflate)$/,
  raw: ['src/pages/stages/', 'src/project/', 'content/'],
});

/** The rooms of the tutorials and of what makes steps of them. */
export const LESSON_ROOMS: Room[] = [
  {
    room: 'src/evidence/',
    holds: 'what the checks of a tutorial look at: runs, deeds, the state of PostHog',
    mayImport: [
      FLAGS,
      'src/flags/history/',
      'src/project/**',
      'src/receipts/',
      'src/runs/',
      'src/scene/',
      'src/text/',
    ],
    packages: /^es-toolkit$/,
  },
  {
    room: 'src/tutorials/',
    holds: 'a file a tutorial: its flags, stages, checks and what answers its questions',
    mayImport: [
      'src/evidence/',
      'src/flags/**',
      'src/project/**',
      'src/receipts/',
      'src/runs/',
      'src/scene/',
    ],
    packages: /^$/,
  },
  {
    room: 'src/authoring/',
    holds: 'what helps an author: a tutorial to begin with, and what is wrong with the content',
    mayImport: ['src/components/prose/', 'src/evidence/', 'src/lessons/**', 'src/tutorials/'],
    packages: /^(astro|es-toolkit|hono|yaml|node:.+)$/,
    raw: ['content/'],
  },
  lessons('', 'joins words, sources and stages into a step'),
  lessons('content/', 'what is wrong with words and with what declares them; it stops the build'),
  lessons('checks/', 'what shows that a step was done'),
  lessons('console/', 'what a step’s console runs: requests, browsers, several in a row'),
  lessons('compare/', 'one user, or a crowd, through all stages'),
  {
    ...lessons('take/', 'a stage as a small project that runs, to take along'),
    raw: ['node_modules/'],
  },
  {
    ...lessons('client/', 'a stage whose page has a script: its frame, and what runs in it'),
    packages: /^node:crypto$/,
    raw: ['src/frame/', 'src/pages/stages/'],
  },
  {
    ...lessons('own/', 'a reader’s own version of a stage: what it is run with, and its frame'),
    mayImport: [...lessons('', '').mayImport, 'src/erase/', 'src/worker/'],
    packages: /^node:crypto$/,
    raw: ['src/worker/'],
  },
  {
    ...lessons('tasks/', 'what a reader may change in the code, and the check of what it does'),
    mayImport: [...lessons('', '').mayImport, 'src/erase/', 'src/worker/'],
    packages: /^(astro|es-toolkit|node:.+)$/,
  },
  lessons('search/', 'steps and terms, found by their words'),
  lessons('history/', 'the history of a flag: its saves told, and buttons that save it'),
  lessons('polling/', 'servers that learn of the last save, as an address asks for them'),
  lessons('flagForm/', 'the flag form: draft, edits, problems, clashes, saving'),
];
