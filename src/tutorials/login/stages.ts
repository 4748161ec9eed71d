import type { Stage } from '../tutorial.ts';
import { ANONYMOUS_IDS } from './anonymousIds.ts';
import { newFrontPage } from './newFrontPage.ts';

const flags = [newFrontPage.key];

const client = { presses: ['Log in'], anonymousIds: ANONYMOUS_IDS };

/** First the page as it is, then one that does not wait, then the cures in the code. */
export const stages: Record<string, Stage> = {
  login: { title: 'Ask in the browser', flags, client },
  'before-load': {
    title: 'Do not wait for the flags',
    since: 'login',
    flags,
    client: { holds: true, keeps: true, anonymousIds: ANONYMOUS_IDS },
  },
  bootstrap: {
    title: 'Hand the answer along',
    since: 'login',
    flags,
    client: { presses: ['Log in'] },
  },
  'server-id': {
    title: 'Decide on the server, by an ID of its own',
    since: 'bootstrap',
    flags,
    client: { presses: ['Log in'] },
  },
  'forget-identify': {
    title: 'Leave out identify',
    since: 'login',
    flags,
    client,
    edit: {
      tries: 'ines',
      shows: ': her page stays. And in PostHog nobody has ever logged in.',
    },
  },
};
