import type { Stage } from '../tutorial.ts';
import { buttonColors, serverRollout, teamInbox } from './flags.ts';

const ofInbox = { flags: [teamInbox.key] };
const ofColors = { flags: [buttonColors.key] };
const ofServers = {
  flags: [serverRollout.key],
  event: 'server_identify',
  request: { path: '/server/{user}' },
};

/** In the order of the steps, each with its edits. */
export const stages: Record<string, Stage> = {
  'by-person': { title: 'An inbox, asked person by person', ...ofInbox },
  'by-company': { title: 'Asked company by company', since: 'by-person', ...ofInbox },
  'leave-out-groups': {
    title: 'Leave out the groups',
    since: 'by-company',
    ...ofInbox,
    edit: {
      tries: 'nora@meadow',
      shows:
        ': no company is asked about, nothing fails, and she is back at the inbox that is hers alone.',
    },
  },
  upgrade: {
    title: 'A company gets a plan',
    ...ofInbox,
    request: { method: 'POST', path: '/user/{user}', fields: { plan: 'team' } },
  },
  'tell-the-person': {
    title: 'Tell it to the person',
    since: 'upgrade',
    ...ofInbox,
    request: { method: 'POST', path: '/user/{user}', fields: { plan: 'team' } },
    edit: {
      tries: 'tova@orchard',
      shows: ', then by-company: her person has the plan, her company has none, and she stays out.',
    },
  },
  'signup-page': { title: 'The page to sign up', ...ofColors },
  'login-page': { title: 'The page to log in', since: 'signup-page', ...ofColors },
  'home-page': { title: 'The home page', since: 'signup-page', ...ofColors },
  'trust-the-payload': {
    title: 'Trust the payload',
    since: 'signup-page',
    ...ofColors,
    edit: {
      tries: 'nora@meadow',
      shows: ' with PostHog down: there is no payload to read from, and the page is an error.',
    },
  },
  server: { title: 'A server that asks for itself', ...ofServers },
  'leave-out-set': {
    title: 'Leave out the $set',
    since: 'server',
    ...ofServers,
    edit: {
      tries: 'canada-cloud-2',
      shows:
        ' twice: its event has the server_id, PostHog’s person of it has none, and it stays on the old engine.',
    },
  },
};
