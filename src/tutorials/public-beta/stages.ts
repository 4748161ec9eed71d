import type { Stage } from '../tutorial.ts';
import { newDocs } from './newDocs.ts';

const flags = [newDocs.key];
const docs = { request: { path: '/docs/{user}' } };
const list = { request: { path: '/betas/{user}' } };
const choice = { event: '$feature_enrollment_update' };
const join = { ...choice, request: posted('join') };
const leave = { ...choice, request: posted('leave') };

/** First the pages that the app grows by, then the edits. */
export const stages: Record<string, Stage> = {
  'old-docs': { title: 'The old docs', ...docs },
  'beta-docs': { title: 'The new docs behind a flag', since: 'old-docs', flags, ...docs },
  'opt-in': { title: 'Join the beta', ...join },
  'opt-out': { title: 'Leave the beta', since: 'opt-in', ...leave },
  'remember-choice': { title: 'Leave, and remember it', since: 'opt-out', ...leave },
  'tell-choice': {
    title: 'The docs, told the choice',
    since: 'beta-docs',
    flags,
    ...docs,
  },
  betas: { title: 'The list of betas', flags, ...list },
  'opt-in-without-set': {
    title: 'Leave out the $set',
    since: 'opt-in',
    ...join,
    edit: {
      tries: 'vito',
      shows: ', then the docs: his event says that he joined, and he as a person does not.',
    },
  },
  'unset-choice': {
    title: 'Take the choice away',
    since: 'opt-out',
    ...leave,
    edit: {
      tries: 'abel',
      shows: ', then the docs: without a choice of his own, the condition set lets him in again.',
    },
  },
  'ask-for-betas-alone': {
    title: 'Ask for betas alone',
    since: 'betas',
    flags,
    ...list,
    edit: {
      tries: 'tess',
      shows: ': nothing to choose. Who left can find no way back.',
    },
  },
};

/** What a button of the app's form sends. */
function posted(beta: 'join' | 'leave') {
  return { method: 'POST', path: '/choice/{user}', fields: { beta } } as const;
}
