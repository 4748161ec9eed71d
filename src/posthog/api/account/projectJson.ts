/**
 * The one project of the embedded PostHog, and the organization that it belongs to, as the REST API
 * gives them.
 */

import type { PostHogProject } from '../../http/defaultProject.ts';
import type { Store } from '../../store/createStore.ts';

/** There is one of each, and nobody makes another. */
export const ORGANIZATION_ID = '0198a000-0000-7000-8000-000000000001';
const PROJECT_UUID = '0198a000-0000-7000-8000-000000000002';

const NAME = 'Flagbook';
/** PostHog's number for the owner of an organization. */
const OWNER = 15;
/** Nobody noted when: the project has always been there. */
const CREATED_AT = '2025-01-01T00:00:00.000Z';

/** The project as PostHog lists it. */
export function projectPart(project: PostHogProject, { events }: Store) {
  return {
    id: project.id,
    uuid: PROJECT_UUID,
    organization: ORGANIZATION_ID,
    project_id: project.id,
    api_token: project.apiKey,
    name: NAME,
    completed_snippet_onboarding: true,
    has_completed_onboarding_for: {},
    ingested_event: events.lastArrival(project.id) > 0,
    is_demo: false,
    timezone: 'UTC',
    access_control: false,
  };
}

/** The project with its settings, which are those of a PostHog with nothing but events and flags. */
export function projectJson(project: PostHogProject, store: Store) {
  const groupTypes = store.groups.types(project.id);
  return {
    ...projectPart(project, store),
    organization_id: ORGANIZATION_ID,
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
    effective_membership_level: OWNER,
    user_access_level: 'admin',
    has_group_types: groupTypes.length > 0,
    group_types: groupTypes.map(groupTypeJson),
    live_events_token: null,
    product_description: null,
    app_urls: [],
    anonymize_ips: true,
    test_account_filters: [],
    test_account_filters_default_checked: false,
    path_cleaning_filters: [],
    data_attributes: ['data-attr'],
    person_display_name_properties: ['email', 'name', 'username'],
    autocapture_opt_out: false,
    capture_console_log_opt_in: false,
    capture_performance_opt_in: false,
    session_recording_opt_in: false,
    autocapture_exceptions_opt_in: false,
    heatmaps_opt_in: false,
    surveys_opt_in: false,
    flags_persistence_default: false,
    feature_flag_confirmation_enabled: false,
    week_start_day: 0,
    primary_dashboard: null,
  };
}

/** A kind of groups, such as companies, with its place among the others. */
export function groupTypeJson(group_type: string, group_type_index: number) {
  return { group_type, group_type_index, name_singular: null, name_plural: null };
}

/** The organization as PostHog lists it. */
export function organizationPart() {
  return {
    id: ORGANIZATION_ID,
    name: NAME,
    slug: 'flagbook',
    logo_media_id: null,
    membership_level: OWNER,
    members_can_use_personal_api_keys: true,
    is_active: true,
    is_not_active_reason: null,
    is_pending_deletion: false,
  };
}

/** The organization with its project: once as that, once under the older name of a team. */
export function organizationJson(project: PostHogProject, store: Store) {
  const { id } = project;
  return {
    ...organizationPart(),
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
    plugins_access_level: 0,
    teams: [projectPart(project, store)],
    projects: [{ id, organization_id: ORGANIZATION_ID, name: NAME }],
    available_product_features: [],
    is_member_join_email_enabled: false,
    metadata: {},
    customer_id: null,
    enforce_2fa: null,
    members_can_invite: false,
    member_count: 1,
    is_ai_data_processing_approved: false,
    default_role_id: null,
  };
}
