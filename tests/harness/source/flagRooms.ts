/** The rooms of flag evaluation, and short names for those that others import. */
import type { Room } from './room.ts';

const NOTHING = /^$/;
const JSON = 'src/json/';

export const FLAGS = 'src/flags/';

/** What decides a flag, without what explains it. */
export const EVALUATOR = [FLAGS, 'src/flags/matching/', 'src/flags/cohorts/'];

/** See `ROOMS`. */
export const FLAG_ROOMS: Room[] = [
  {
    room: FLAGS,
    holds:
      'the decision, pure, for server and browser: flag, subject, evaluate, bucketing, variants',
    mayImport: ['src/flags/matching/', 'src/flags/cohorts/', JSON],
    packages: /^zod$/,
  },
  {
    room: 'src/flags/matching/',
    holds: 'how the value of one property is compared: texts, numbers, dates, versions',
    mayImport: [FLAGS, 'src/flags/regex/', JSON],
    packages: NOTHING,
  },
  {
    room: 'src/flags/regex/',
    holds: 'the regular expressions of PostHog’s flag service; its face is `matchRegex`',
    mayImport: [FLAGS],
    packages: NOTHING,
  },
  {
    room: 'src/flags/cohorts/',
    holds: 'who belongs to a cohort',
    mayImport: [FLAGS, 'src/flags/matching/'],
    packages: /^zod$/,
  },
  {
    room: 'src/flags/explain/',
    holds: 'a decision with everything that led to it',
    mayImport: [...EVALUATOR, JSON],
    packages: NOTHING,
  },
  {
    room: 'src/flags/whatIf/',
    holds: 'single changes that would turn a decision over, each tried by the evaluator',
    mayImport: [...EVALUATOR, 'src/flags/explain/', 'src/flags/regex/'],
    packages: NOTHING,
  },
  {
    room: 'src/flags/crowd/',
    holds: 'a thousand users at once, and what chance has to do with it',
    mayImport: EVALUATOR,
    packages: NOTHING,
  },
  {
    room: 'src/flags/history/',
    holds: 'the saves of a flag: what it was before and after, and who gained or lost by each',
    mayImport: [...EVALUATOR, 'src/flags/crowd/'],
    packages: NOTHING,
  },
  {
    room: 'src/flags/polling/',
    holds: 'when servers that decide for themselves learn of a save',
    mayImport: [FLAGS],
    packages: NOTHING,
  },
];
