/**
 * What PostHog's REST API has and the embedded one does not, with what to do in its place.
 */

const NO_INSIGHTS =
  'The embedded PostHog has no insights. Count events by HogQL at query/, or use a real PostHog.';
const NO_DASHBOARDS = 'The embedded PostHog has no dashboards. Use a real PostHog.';
const NO_ROLES = 'The embedded PostHog has one user, and neither roles nor rights.';
const NO_PAST =
  'The embedded PostHog keeps the properties of a person as they are, not as they were. ' +
  'The events that set them are in the list of events.';

/** Paths below a project's, and the sentence with which they are refused. */
export const MISSING: readonly (readonly [path: string, sentence: string])[] = [
  ['feature_flags/:id/dashboard', NO_DASHBOARDS],
  ['feature_flags/:id/enrich_usage_dashboard', NO_DASHBOARDS],
  [
    'feature_flags/:id/create_static_cohort_for_flag',
    'The embedded PostHog makes no cohort of those whom a flag lets in. Create a static cohort with their ids.',
  ],
  [
    'feature_flags/:id/versions/:version',
    'The embedded PostHog keeps the newest version of a flag. Its activity tells what was changed.',
  ],
  [
    'feature_flags/:id/test_evaluation',
    'The embedded PostHog tries no single flag on somebody. Ask feature_flags/evaluation_reasons/ for it.',
  ],
  [
    'feature_flags/:id/has_active_dependents',
    'PostHog has given this up. Ask feature_flags/:id/dependent_flags/ instead.',
  ],
  ['feature_flags/:id/role_access', NO_ROLES],
  ['feature_flags/:id/role_access/:role', NO_ROLES],
  [
    'feature_flags/bulk_update_tags',
    'The embedded PostHog changes the tags of one flag at a time, by PATCH.',
  ],
  ['persons/funnel', NO_INSIGHTS],
  ['persons/funnel/correlation', NO_INSIGHTS],
  ['persons/lifecycle', NO_INSIGHTS],
  ['persons/retention', NO_INSIGHTS],
  ['persons/stickiness', NO_INSIGHTS],
  ['persons/trends', NO_INSIGHTS],
  ['persons/properties_at_time', NO_PAST],
  ['persons/:id/properties_timeline', NO_PAST],
  [
    'persons/reset_person_distinct_id',
    'In the embedded PostHog the distinct IDs of a deleted person are free at once.',
  ],
  [
    'persons/:id/delete_events',
    'The embedded PostHog deletes events with their person. Send DELETE with delete_events=true.',
  ],
  ['persons/:id/delete_recordings', 'The embedded PostHog keeps no recordings.'],
  [
    'cohorts/:id/calculation_history',
    'The embedded PostHog calculates no cohorts in advance: it looks who belongs whenever it is asked.',
  ],
  [
    'cohorts/:id/duplicate_as_static_cohort',
    'The embedded PostHog copies no cohorts. Create a static one with the same filters.',
  ],
  [
    'groups/related',
    'The embedded PostHog does not look who belongs to a group. List events by a filter of type group.',
  ],
];
