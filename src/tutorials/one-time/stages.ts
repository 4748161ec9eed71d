import type { Stage } from '../tutorial.ts';
import { completedFirstRequest } from './completedFirstRequest.ts';

const flags = [completedFirstRequest.key];
const request = { path: '/?id={user}' };

/** First those that the app grows through, then the edits. */
export const stages: Record<string, Stage> = {
  'one-time': { title: 'Write the fact down', request },
  'one-time-flag': { title: 'Ask whether it is there', since: 'one-time', flags, request },
  'one-time-cookie': { title: 'Or ask a cookie', since: 'one-time-flag', flags, request },
  'one-time-tell': {
    title: 'Tell PostHog what the cookie knows',
    since: 'one-time-cookie',
    flags,
    request,
  },
  'one-time-forget': {
    title: 'Forget it',
    event: 'first_request_forgotten',
    request: { method: 'POST', path: '/', fields: { id: '{user}' } },
  },
  'one-time-write-first': { title: 'Write it, then ask', since: 'one-time-flag', flags, request },
  'fact-on-event': {
    title: 'Put the fact on the event',
    since: 'one-time',
    request,
    edit: {
      tries: 'mila',
      shows: ': her event has first_request_complete, and she does not.',
    },
  },
  'misspell-the-fact': {
    title: 'Misspell the fact',
    since: 'one-time-flag',
    flags,
    request,
    edit: {
      tries: 'ines',
      shows:
        ' twice: a person who has first_request_completed, and a flag that asks for another name.',
    },
  },
  'write-too-late': {
    title: 'Write it at the later visit',
    since: 'one-time-flag',
    flags,
    request,
    edit: {
      tries: 'otto',
      shows:
        ' twice: what would let him in is written by the branch that he cannot reach without it.',
    },
  },
};
