import fc from 'fast-check';
import {
  encodeFields,
  methodLike,
  plainContent,
  requestOf,
  type FuzzRequest,
} from './fuzzRequest.ts';
import { mutateFields } from './mutateFields.ts';
import { mutateJson } from './mutateJson.ts';
import { oddText, toJson } from './oddJson.ts';
import { flagFilters, propertyFilters, user } from './validValues.ts';

const KEY = { Authorization: 'Bearer phx_flagbook' };

const project = fc.constantFrom('/api/projects/1', '/api/environments/@current', '/api/projects/2');

const asked = mutateFields(
  fc.record(
    {
      distinct_id: user,
      groups: mutateJson(fc.constant({ company: 'posthog' })).map(toJson),
      flag_keys: mutateJson(fc.constant(['new-cool-feature'])).map(toJson),
      key: fc.constantFrom('email', 'custom_event', 'initial_name'),
      value: fc.oneof(user, oddText),
      person_id: fc.uuid(),
      group_type_index: fc.constantFrom('0', '9'),
      group_key: fc.constant('posthog'),
      limit: fc.constantFrom('1', '1000', '-1', '1e9'),
      page: fc.constantFrom('1', '2', '999999999'),
    },
    { requiredKeys: ['distinct_id'] },
  ),
);

const questions = fc
  .tuple(
    methodLike('GET'),
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(
            project,
            fc.constantFrom(
              'feature_flags/evaluation_reasons',
              'feature_flags/my_flags',
              'feature_flags/matching_ids',
              'feature_flags/activity',
              'feature_flags/1/status',
              'feature_flags/1/dependent_flags',
              'persons/values',
              'persons/cohorts',
              'persons/activity',
              'events/values',
              'cohorts/activity',
              'groups/activity',
              'groups/property_values',
              'groups/property_definitions',
            ),
          )
          .map(([base, path]) => `${base}/${path}`),
      },
      fc.constantFrom(
        '/api/users/@me',
        '/api/projects',
        '/api/organizations/@current',
        '/api/person',
      ),
    ),
    asked,
  )
  .map(([method, path, fields]) => ({
    method,
    path: `${path}/?${encodeFields(fields)}`,
    headers: KEY,
  }));

const body = fc.record(
  {
    condition: flagFilters.map(({ groups }) => groups[0]),
    group_type_index: fc.constantFrom(null, 0),
    ids: fc.array(fc.nat(60), { maxLength: 3 }),
    filters: fc.constantFrom({ search: 'nobody' }, { active: 'false' }),
    distinct_ids: fc.array(user, { maxLength: 3 }),
    properties: fc.constant({ plan: 'pro' }),
    key: fc.constant('plan'),
    value: propertyFilters,
    $unset: fc.constant('plan'),
    main_distinct_id: user,
  },
  { requiredKeys: [] },
);

const actions = fc
  .tuple(
    methodLike('POST'),
    project,
    fc.constantFrom(
      'feature_flags/user_blast_radius',
      'feature_flags/bulk_keys',
      'feature_flags/bulk_delete',
      'feature_flags/1/disable',
      'feature_flags/1/enable',
      'feature_flags/1/archive',
      'persons/batch_by_distinct_ids',
      'persons/batch_by_uuids',
      'groups/update_property',
      'groups/delete_property',
    ),
    plainContent(mutateJson(body)),
  )
  .map(([method, base, path, content]) =>
    requestOf(method, `${base}/${path}/?group_type_index=0&group_key=posthog`, content, KEY),
  );

const HOGQL = [
  "SELECT JSONExtractRaw(properties, 'a') AS v, count() FROM events WHERE event = {event} GROUP BY v",
  'SELECT distinct_id, min(timestamp) FROM events GROUP BY distinct_id ORDER BY distinct_id DESC LIMIT 9',
  "SELECT uuid FROM events WHERE NOT (distinct_id IN ('ada', `x`)) -- all",
];

/** A query with a word left out, said twice or spoilt. */
const hogql = fc
  .tuple(
    fc.constantFrom(...HOGQL),
    fc.nat(40),
    fc.constantFrom('', '(', "'", ' OR ', '{event}', '`'),
  )
  .map(([query, at, odd]) => query.slice(0, at) + odd + query.slice(at));

const queries = fc
  .tuple(
    methodLike('POST'),
    project,
    plainContent(
      mutateJson(
        fc.record({
          query: fc.record({
            kind: fc.constant('HogQLQuery'),
            query: fc.oneof(fc.constantFrom(...HOGQL), hogql),
            values: fc.constant({ event: 'visited_user_page' }),
          }),
        }),
      ),
    ),
  )
  .map(([method, base, content]) => requestOf(method, `${base}/query/`, content, KEY));

/** What the REST API is asked beside lists, and changes by one word. */
export const questionDoors: Record<string, fc.Arbitrary<FuzzRequest>> = {
  'REST questions': questions,
  'REST actions': actions,
  'REST queries': queries,
};
