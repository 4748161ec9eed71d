import type { Stage } from '../tutorial.ts';
import { newCoolFeature } from './newCoolFeature.ts';

const flags = [newCoolFeature.key];

/** First the four that the app grows through, then the edits, then what tasks begin with and lead to. */
export const stages: Record<string, Stage> = {
  plain: { title: 'Plain' },
  capture: { title: 'With capture', since: 'plain' },
  flag: { title: 'With a flag', since: 'capture', flags },
  'flag-property': { title: 'With the flag’s value on the event', since: 'flag', flags },
  'drop-the-escape': {
    title: 'Drop the escape',
    since: 'plain',
    edit: {
      tries: '<b>ada</b>',
      shows: ': the name is bold. The page obeys whoever visits it.',
    },
  },
  'new-id-each-time': {
    title: 'Make a new ID each time',
    since: 'capture',
    edit: {
      tries: 'ada',
      shows: ' twice: PostHog makes a new person of each visit, and none of them goes by her name.',
    },
  },
  'misspell-the-key': {
    title: 'Misspell the key',
    since: 'flag',
    flags,
    edit: {
      tries: 'ian',
      shows: ': PostHog has no such flag, nothing fails, and he gets the plain hello.',
    },
  },
  'capture-first': {
    title: 'Capture before asking',
    since: 'flag',
    flags,
    edit: {
      tries: 'max',
      shows:
        ' and look at Wire: the event leaves after the question, as before. It helps no new user, and it can no longer carry the answer.',
    },
  },
  'ask-twice': {
    title: 'Ask twice',
    since: 'flag-property',
    flags,
    edit: {
      tries: 'ian',
      shows:
        ': two requests to /flags/ for one page. The event has the first answer, the page the second, and the visitor waits for both.',
    },
  },
  'await-the-flush': { title: 'Wait for PostHog', since: 'capture' },
  'set-name': {
    title: 'Set the name',
    since: 'capture',
    request: { path: '/user/{user}?name={user}' },
  },
  'set-name-once': {
    title: 'Set the name once',
    since: 'set-name',
    request: { path: '/user/{user}?name={user}' },
  },
  'leave-out-name': { title: 'Leave out the name', since: 'flag', flags },
  'flag-in-time': { title: 'Answer in time', since: 'flag', flags },
  'turn-guests-away': { title: 'Turn guests away', since: 'flag', flags },
};
