/**
 * The flags of the tutorial: for companies, for everyone with a payload, and for servers.
 */

import type { PropertyFilter } from '../../flags/flag.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../tutorial.ts';

const INBOX = 'team-inbox';
const COLORS = 'button-colors';
const ROLLOUT = 'server-rollout';

const half = { properties: [], rollout_percentage: 50 };

/** The company's plan, which the flag asks of a group. */
const onTeamPlan: PropertyFilter = {
  key: 'plan',
  type: 'group',
  operator: 'exact',
  value: ['team'],
  group_type_index: 0,
};

/** Half of all persons at first, then half of all companies, then also those on the plan. */
export const teamInbox: TaughtFlag = {
  key: INBOX,
  name: 'An inbox that a team shares',
  groupType: 'company',
  recipe: { key: INBOX, active: true, filters: { groups: [half] } },
  states: {
    'half of all companies': byCompany([half]),
    'half of all companies, and all on the plan team': byCompany([
      half,
      { properties: [onTeamPlan], rollout_percentage: 100 },
    ]),
  },
};

function byCompany(groups: SceneFlag['filters']['groups']): SceneFlag {
  return { key: INBOX, active: true, filters: { groups, aggregation_group_type_index: 0 } };
}

/** A color for each of three pages, for everyone. */
export const buttonColors: TaughtFlag = {
  key: COLORS,
  name: 'The colour of the button on each page',
  recipe: withColors('red'),
  states: { 'purple for the page to sign up': withColors('purple') },
};

function withColors(signup: string): SceneFlag {
  const groups = [{ properties: [], rollout_percentage: 100 }];
  const payload = `{ "signup": "${signup}", "login": "blue", "home": "green" }`;
  return { key: COLORS, active: true, filters: { groups, payloads: { true: payload } } };
}

/** Two servers, by what each has told of itself. */
export const serverRollout: TaughtFlag = {
  key: ROLLOUT,
  name: 'The new engine',
  recipe: {
    key: ROLLOUT,
    active: true,
    filters: {
      groups: [
        {
          properties: [
            {
              key: 'server_id',
              type: 'person',
              operator: 'exact',
              value: ['canada-cloud-1', 'canada-cloud-2'],
            },
          ],
          rollout_percentage: 100,
        },
      ],
    },
  },
};
