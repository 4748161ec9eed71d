import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { greetingOf } from '../../evidence/greetingOf.ts';

/** The stages that the app grows through, which a comparison visits. */
const GROWTH = ['plain', 'capture', 'flag', 'flag-property'];

/** How the checks are seen of what goes through all stages. */
export const compareChecks = {
  compared: ({ runs }: Evidence): Seen =>
    wentThrough(runs) && greetingOf(runs.at(-1)?.run.response ?? NONE) === 'welcome'
      ? '2 hello, 2 welcome'
      : undefined,

  'compared-off': ({ runs }: Evidence): Seen =>
    wentThrough(runs) && runs.every(({ run }) => greetingOf(run.response) === 'hello')
      ? '4 hello'
      : undefined,

  'crowd-ten': ({ crowd }: Evidence): Seen => (crowd >= 10 ? '10 users' : undefined),

  'crowd-run': ({ crowd }: Evidence): Seen => (crowd >= 1000 ? '1,000 users' : undefined),
};

const NONE = { status: 0, body: '' };

function wentThrough(runs: Evidence['runs']): boolean {
  return GROWTH.every((stage) =>
    runs.some(({ run }) => run.stage === stage && run.response.status === 200),
  );
}
