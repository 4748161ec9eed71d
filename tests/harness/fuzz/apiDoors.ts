import fc from 'fast-check';
import {
  encode,
  encodeFields,
  methodLike,
  multipartContent,
  plainContent,
  requestOf,
  type Content,
  type FuzzRequest,
} from './fuzzRequest.ts';
import { mutateFields } from './mutateFields.ts';
import { mutateJson } from './mutateJson.ts';
import { oddText, toJson } from './oddJson.ts';
import { cohort, flag, propertyFilters, user } from './validValues.ts';

const KEY = 'Bearer phx_flagbook';

/** A project as PostHog knows it by several names, seldom another one. */
const base = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('/api/projects/1', '/api/projects/@current') },
  fc.constantFrom('/api/environments/1', '/api/projects/2'),
  oddText.map((name) => `/api/projects/${encode(name)}`),
);

const id = fc.oneof(
  // Of what the doors before have made and lost, the numbers are taken.
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 60 }).map(String) },
  fc.constantFrom('0', '99999999999999999999', 'new-cool-feature'),
  oddText.map(encode),
);

const content = (values: fc.Arbitrary<unknown>) => plainContent(mutateJson(values));

/** Requests that write below a path, which name none, one or one of another one's parts. */
function writes(
  list: string,
  created: fc.Arbitrary<Content>,
  changed: fc.Arbitrary<Content>,
  parts: fc.Arbitrary<string>,
): fc.Arbitrary<FuzzRequest> {
  const create = fc.tuple(methodLike('POST'), fc.constant('/'), created);
  const change = fc.tuple(
    methodLike('PATCH'),
    fc.tuple(id, parts).map(([name, part]) => `/${name}/${part}`),
    changed,
  );
  return fc
    .tuple(base, fc.oneof(create, change))
    .map(([project, [method, path, sent]]) =>
      requestOf(method, `${project}/${list}${path}`, sent, { Authorization: KEY }),
    );
}

const flagChange = fc.oneof(
  { weight: 3, arbitrary: flag },
  fc.constantFrom({ deleted: true }, { deleted: false }, { active: false, version: 1 }),
);

const flags = writes(
  'feature_flags',
  content(flag),
  content(flagChange),
  fc.constantFrom(...Array<string>(9).fill(''), 'remote_config'),
);

const feature = content(
  fc.record(
    {
      name: fc.constant('Beta'),
      stage: fc.constantFrom('concept', 'alpha', 'beta', 'general-availability', 'archived'),
      feature_flag_id: fc.nat(60),
      payload: fc.constant({ a: 1 }),
    },
    { requiredKeys: ['name', 'stage'] },
  ),
);

const earlyAccess = writes('early_access_feature', feature, feature, fc.constant(''));

const cohortForm = multipartContent(
  mutateFields(
    fc.record({
      name: fc.constant('A list'),
      is_static: fc.constantFrom('true', 'false'),
      filters: mutateJson(cohort.map(({ filters }) => filters)).map(toJson),
      csv: fc.constantFrom('ada\nian\n', 'distinct_id,email\n"ada",a@b.example\n', '"'),
    }),
  ),
);

const listChange = fc.record({ person_ids: fc.array(fc.uuid()), person_id: fc.uuid() });

const cohorts = writes(
  'cohorts',
  fc.oneof(content(cohort), cohortForm),
  fc.oneof(content(cohort), content(listChange), cohortForm),
  fc.constantFrom(
    ...['', '', 'persons', 'add_persons_to_static_cohort', 'remove_person_from_static_cohort'],
  ),
);

const query = mutateFields(
  fc.record(
    {
      distinct_id: user,
      properties: mutateJson(propertyFilters).map(toJson),
      limit: fc.constantFrom('1', '1000', '-1', '1e9'),
      offset: fc.constantFrom('0', '7', '999999999'),
      search: fc.oneof(user, oddText),
      email: fc.constant('a@b.example'),
      event: fc.constant('visited_user_page'),
      after: fc.constantFrom('-7d', '2026-11-22T10:00:00Z'),
      before: fc.constantFrom('-1h', '2099-01-01'),
      person_id: fc.uuid(),
      group_type_index: fc.constantFrom('0', '9'),
      group_key: fc.constant('posthog'),
      type: fc.constantFrom('static', 'dynamic', 'boolean'),
    },
    { requiredKeys: [] },
  ),
);

const lists = fc
  .tuple(
    methodLike('GET'),
    base,
    fc.constantFrom('events/', 'persons/', 'groups/', 'groups/find', 'feature_flags/', 'cohorts/'),
    fc.oneof({ weight: 6, arbitrary: fc.constant('') }, oddText.map(encode), fc.uuid()),
    query,
  )
  .map(([method, project, list, item, fields]) => ({
    method,
    path: `${project}/${list}${item}?${encodeFields(fields)}`,
    headers: { Authorization: KEY },
  }));

const deletions = fc
  .tuple(base, content(fc.record({ ids: fc.array(fc.uuid()), distinct_ids: fc.array(user) })))
  .map(([project, sent]) =>
    requestOf('POST', `${project}/persons/bulk_delete/`, sent, { Authorization: KEY }),
  );

const definitions = fc
  .tuple(
    fc.constantFrom('/flags/definitions', '/api/feature_flag/local_evaluation/'),
    mutateFields(fc.record({ token: fc.constant('phc_flagbook'), send_cohorts: fc.constant('') })),
  )
  .map(([path, fields]) => ({
    method: 'GET',
    path: `${path}?${encodeFields(fields)}`,
    headers: { Authorization: KEY },
  }));

/** The REST API. Paths begin below the prefix of the embedded PostHog. */
export const apiDoors: Record<string, fc.Arbitrary<FuzzRequest>> = {
  'REST flags': fc.oneof({ weight: 3, arbitrary: flags }, earlyAccess),
  'REST cohorts': cohorts,
  'REST lists': fc.oneof({ weight: 6, arbitrary: lists }, deletions, definitions),
};
