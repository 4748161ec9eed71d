/**
 * What a request may hold that is all right: the values that fuzzers begin with.
 */

import fc from 'fast-check';
import { TUTORIAL_FLAG } from '../server/createFlag.ts';

/** The user of a request; one of them is no tutorial's. */
export const user = fc.constantFrom('ada', 'ian', 'Zoë van der Berg', 'a@b.example');

const personFilter = fc.constantFrom(
  { key: 'initial_name', type: 'person', operator: 'exact', value: ['ada'] },
  { key: 'email', type: 'person', operator: 'regex', value: '^a(da|.*)@b\\.example$' },
  { key: 'joined', type: 'person', operator: 'is_date_before', value: '-7d' },
  { key: 'version', type: 'person', operator: 'semver_gt', value: '1.2.3' },
  { key: 'age', type: 'person', operator: 'gte', value: '18' },
);

/** What refers to something that may not be there is refused most of the time. */
const filter = fc.oneof(
  { weight: 12, arbitrary: personFilter },
  fc.constantFrom<object>(
    { key: 'id', type: 'cohort', value: 1 },
    { key: '1', type: 'flag', operator: 'flag_evaluates_to', value: true },
    { key: 'name', type: 'group', group_type_index: 0, operator: 'icontains', value: 'post' },
  ),
);

const set = fc.record(
  {
    properties: fc.array(filter, { maxLength: 3 }),
    rollout_percentage: fc.constantFrom(0, 50, 100, null),
  },
  { requiredKeys: ['properties'] },
);

const multivariate = fc.constant({
  variants: [
    { key: 'control', rollout_percentage: 50 },
    { key: 'test', rollout_percentage: 50 },
  ],
});

/** What decides in a flag. */
export const flagFilters = fc.record(
  {
    groups: fc.array(set, { minLength: 1, maxLength: 3 }),
    multivariate: fc.oneof(multivariate, fc.constant(null)),
    payloads: fc.constantFrom({}, { true: '{"a": 1}' }),
    aggregation_group_type_index: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      fc.constant(0),
    ),
    holdout: fc.constant({ id: 1, exclusion_percentage: 10 }),
    super_groups: fc.constant([{ properties: [], rollout_percentage: 100 }]),
  },
  { requiredKeys: ['groups'] },
);

/** A flag, often the tutorial's. */
export const flag = fc.oneof(
  fc.constant(TUTORIAL_FLAG),
  fc.record({
    key: fc.nat(3000).map((number) => `flag-${number}`),
    name: fc.constant('A flag'),
    active: fc.boolean(),
    filters: flagFilters,
    ensure_experience_continuity: fc.boolean(),
    evaluation_runtime: fc.constantFrom('all', 'client', 'server'),
  }),
);

/** A person's properties, updates by PostHog's `$` names among them. */
export const properties = fc.record(
  {
    initial_name: user,
    email: fc.constant('a@b.example'),
    joined: fc.constant('2026-11-01T00:00:00Z'),
    version: fc.constant('1.2.4'),
    age: fc.nat(99),
    $set: fc.constant({ plan: 'pro' }),
    $set_once: fc.constant({ initial_name: 'ada' }),
    $unset: fc.constant(['plan']),
    $anon_distinct_id: user,
    alias: user,
    $groups: fc.constant({ company: 'posthog' }),
    $group_type: fc.constant('company'),
    $group_key: fc.constant('posthog'),
    $group_set: fc.constant({ name: 'PostHog' }),
    '$feature/new-cool-feature': fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Filters as the lists of persons and events take them in a query. */
export const propertyFilters = fc.array(filter, { maxLength: 2 });

/** A cohort by its criteria, or a list. */
export const cohort = fc.record(
  {
    name: fc.constant('Testers'),
    is_static: fc.boolean(),
    filters: fc.array(fc.array(filter, { maxLength: 2 }), { maxLength: 2 }).map((groups) => ({
      properties: { type: 'OR', values: groups.map((values) => ({ type: 'AND', values })) },
    })),
    _create_static_person_ids: fc.array(fc.uuid(), { maxLength: 2 }),
  },
  { requiredKeys: ['name', 'filters'] },
);
