/**
 * The one user of the embedded PostHog and their personal API key, as the REST API gives them.
 */

import type { PostHogProject } from '../../http/defaultProject.ts';
import type { Store } from '../../store/createStore.ts';
import { organizationJson, organizationPart, projectPart } from './projectJson.ts';

export const USER_UUID = '0198a000-0000-7000-8000-000000000003';
/** Under which the user themself would visit an app. */
export const USER_DISTINCT_ID = 'flagbook';

const SINCE = '2025-01-01T00:00:00.000Z';

/** The user as PostHog names them beside what they did. */
export function userPart() {
  return {
    id: 1,
    uuid: USER_UUID,
    distinct_id: USER_DISTINCT_ID,
    first_name: 'Flagbook',
    last_name: '',
    email: 'flagbook@localhost',
    is_email_verified: true,
    hedgehog_config: null,
    role_at_organization: null,
  };
}

/** The user with the project and the organization that they are in. */
export function userJson(project: PostHogProject, store: Store) {
  return {
    ...userPart(),
    date_joined: SINCE,
    pending_email: null,
    notification_settings: {},
    anonymize_data: false,
    toolbar_mode: 'disabled',
    has_password: false,
    is_staff: false,
    is_impersonated: false,
    is_impersonated_until: null,
    sensitive_session_expires_at: null,
    team: projectPart(project, store),
    organization: organizationJson(project, store),
    organizations: [organizationPart()],
    events_column_config: { active: 'DEFAULT' },
    is_2fa_enabled: false,
    has_social_auth: false,
    has_sso_enforcement: false,
    has_seen_product_intro_for: null,
    scene_personalisation: [],
    theme_mode: null,
  };
}

/** The key that the request carries. PostHog tells its value once, when the key is made. */
export function personalApiKeyJson({ personalApiKey }: PostHogProject) {
  return {
    id: 'flagbook',
    label: 'The key of the embedded PostHog',
    value: null,
    mask_value: `${personalApiKey.slice(0, 4)}...${personalApiKey.slice(-4)}`,
    created_at: SINCE,
    last_used_at: null,
    user_id: 1,
    scopes: ['*'],
    scoped_teams: [],
    scoped_organizations: [],
    last_rolled_at: null,
  };
}
