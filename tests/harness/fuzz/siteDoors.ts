import fc from 'fast-check';
import {
  encode,
  encodeFields,
  formContent,
  methodLike,
  requestOf,
  type FuzzRequest,
} from './fuzzRequest.ts';
import { mutateFields, type FieldList } from './mutateFields.ts';
import { mutateJson } from './mutateJson.ts';
import { oddText, toJson } from './oddJson.ts';
import { flagFilters, properties, user } from './validValues.ts';

const stage = fc.constantFrom('plain', 'capture', 'flag', 'flag-property', 'remember');
const step = fc.constantFrom('first-flag/04-flag', 'inside-a-flag/03-race', 'nowhere');

const text = fc.oneof(user, oddText);
const json = (values: fc.Arbitrary<unknown>) => mutateJson(values).map(toJson);

const stages = fc.record({
  method: methodLike('GET'),
  path: fc
    .tuple(stage, text, fc.constantFrom('', '/', '/more', '?a=%', '?user=%00'))
    .map(([name, who, end]) => `/stages/${name}/user/${encode(who)}${end}`),
  headers: fc.record(
    { Cookie: oddText.map((value) => `initial_name=${encode(value)}; progress=${encode(value)}`) },
    { requiredKeys: [] },
  ),
});

/** Most of the fields that pages read from their query, and edits of flag and person. */
const scene = mutateFields(
  fc.record(
    {
      stage,
      user,
      flag: json(
        fc.record({
          key: fc.constant('new-cool-feature'),
          active: fc.boolean(),
          filters: flagFilters,
        }),
      ),
      person: json(properties),
      show: fc.constantFrom('page', 'response', 'wire', 'why'),
    },
    { requiredKeys: ['stage', 'user'] },
  ),
);

const edits = mutateFields(
  fc.record(
    {
      'set-0-rollout': fc.constantFrom('10', '100'),
      'set-0-filter-0-value': oddText,
      'property-initial_name': oddText,
      key: fc.constant('beta'),
      active: fc.constantFrom('true', 'false'),
    },
    { requiredKeys: [] },
  ),
);

const get = (paths: fc.Arbitrary<string>, queries: fc.Arbitrary<FieldList>) =>
  fc.record({
    method: methodLike('GET'),
    path: fc.tuple(paths, queries).map(([path, query]) => `${path}?${encodeFields(query)}`),
    headers: fc.constant({}),
  });

const links = get(fc.constantFrom('/run', '/run/'), scene);

const receipts = get(
  fc.constantFrom('/parts/receipt', '/inside-a-flag/receipt'),
  fc.tuple(scene, edits).map((lists) => lists.flat()),
);

const pages = get(
  fc.oneof(
    fc.constantFrom('/', '/compare', '/first-flag/flag', '/inside-a-flag/crowd', '/replay'),
    fc.constantFrom('/parts/knows', '/parts/checks', '/parts/lag', '/parts/run'),
    oddText.map((name) => `/${encode(name)}`),
    oddText.map((name) => `/first-flag/${encode(name)}`),
  ),
  mutateFields(
    fc.record(
      {
        user: text,
        run: fc.constantFrom('1', 'flag'),
        step,
        crowd: fc.constantFrom('10', '1e9', '-1'),
        pick: fc.constant('user-7'),
        order: fc.constant('name'),
        overlay: fc.constant('on'),
        'other-key': oddText,
      },
      { requiredKeys: ['user'] },
    ),
  ),
);

const servers = get(
  fc.constantFrom('/parts/polling', '/canary/every-server'),
  mutateFields(
    fc.record({
      step: fc.constant('canary/05-every-server'),
      interval: fc.constantFrom('30', '0', '1e9'),
      at: fc.constantFrom('10', '-1', 'now'),
      start: fc.constantFrom('apart', 'together'),
      user: text,
    }),
  ),
);

const searches = get(
  fc.constantFrom('/search', '/search/', '/parts/search'),
  mutateFields(
    fc.record(
      {
        q: fc.oneof(oddText, fc.constantFrom('bucket', 'reciept', '$set_once', 'flag '.repeat(99))),
        few: fc.constant(''),
      },
      { requiredKeys: ['q'] },
    ),
  ),
);

/** A form's sender; the server is known by no other name to those who fuzz it. */
const OWN = { 'Sec-Fetch-Site': 'same-origin' };

const post = (path: fc.Arbitrary<string>, valid: fc.Arbitrary<Record<string, string>>) =>
  fc
    .tuple(methodLike('POST'), path, formContent(mutateFields(valid)))
    .map(([method, where, content]) => requestOf(method, where, content, OWN));

const forms = fc.oneof(
  post(fc.constant('/parts/run'), fc.record({ step, user: text, stage })),
  post(
    fc.constant('/parts/crowd'),
    fc.record({ from: fc.constant('1'), count: fc.constantFrom('3', '101') }),
  ),
  post(
    fc.constant('/parts/flag-form'),
    fc.record({
      key: fc.constant('new-cool-feature'),
      name: oddText,
      active: fc.constant('on'),
      'set-0-rollout': fc.constantFrom('50', '1e2'),
      'set-0-filter-0-key': fc.constant('initial_name'),
      'set-0-filter-0-operator': fc.constantFrom('exact', 'regex', 'is_set'),
      'set-0-filter-0-value': text,
      do: fc.constantFrom('save', 'recipe', 'switch', 'delete', 'add-set', 'up-1', 'remove-set-0'),
    }),
  ),
  post(
    fc.constantFrom('/parts/history', '/parts/polling', '/canary/widen', '/canary/every-server'),
    fc.record({
      step: fc.constantFrom('canary/02-widen', 'canary/05-every-server'),
      do: fc.constantFrom('save-2 of 5: the company', 'switch-off', 'switch-on', 'save-'),
    }),
  ),
  post(
    fc.constant('/parts/lag'),
    fc.record(
      {
        delayMs: fc.constantFrom('0', '10'),
        paused: fc.constantFrom('true', 'false'),
        step: fc.constant(''),
        page: fc.constant('/inside-a-flag/race'),
      },
      { requiredKeys: [] },
    ),
  ),
  post(
    fc.constantFrom('/parts/replay', '/replay'),
    fc.record({
      path: fc.constantFrom('/flags/', '/batch/', '/flags/?v=2'),
      body: json(fc.record({ distinct_id: user, person_properties: properties })),
      status: fc.constant('200'),
      answer: json(fc.record({ flags: fc.constant({}) })),
      back: fc.constant('/first-flag/flag'),
    }),
  ),
);

/** What the site answers itself: stages, pages, their parts and forms, links. */
export const siteDoors: Record<string, fc.Arbitrary<FuzzRequest>> = {
  stages,
  pages,
  forms,
  'run links': links,
  searches,
  servers,
  receipts,
};
