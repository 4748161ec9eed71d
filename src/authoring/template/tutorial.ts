import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen, visitSent } from '../../evidence/seen.ts';
import type { TaughtFlag, Tutorial } from '../../tutorials/tutorial.ts';

const flag: TaughtFlag = {
  key: 'new-tutorial-feature',
  name: 'What the flag is for',
  recipe: {
    key: 'new-tutorial-feature',
    active: true,
    filters: {
      groups: [
        {
          properties: [{ key: 'nickname', type: 'person', operator: 'exact', value: ['robin'] }],
          rollout_percentage: 100,
        },
      ],
    },
  },
};

/** What one can do after it, in a few words. */
export const tutorial: Tutorial = {
  title: 'New tutorial',
  description: 'What a reader comes for, in one sentence.',
  order: 1000,
  needs: [],
  take: 'new-tutorial-flag',
  explains: [
    {
      step: 'flag',
      text: 'Why a flag can let one user in and nobody else.',
      question: 'new-tutorial-robin',
    },
  ],
  flags: [flag],
  events: ['visited_new_tutorial'],
  stages: {
    'new-tutorial-plain': { title: 'Plain' },
    'new-tutorial-flag': { title: 'With a flag', since: 'new-tutorial-plain', flags: [flag.key] },
  },
  checks: {
    'new-tutorial-visited': ({ runs }: Evidence): Seen =>
      runs.some((view) => visitSent(view) !== undefined) ? '1 event' : undefined,

    'new-tutorial-made': async ({ flag: saved }: Evidence): Promise<Seen> =>
      (await saved()) ? 'saved' : undefined,
  },
  pageChecks: {
    'new-tutorial-in': ({ runs }: Evidence): Seen =>
      runs.map(flagSeen).find((seen) => seen === 'on, set 1'),

    'new-tutorial-out': ({ runs }: Evidence): Seen =>
      runs.map(flagSeen).find((seen) => seen === 'off'),
  },
};
