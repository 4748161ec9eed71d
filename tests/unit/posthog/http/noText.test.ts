import { beforeEach, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, events, person } = openTestPostHog();
beforeEach(() => server.reset());

/** What JavaScript calls to make a text or a number of an object, and cannot. */
const NO_TEXT = { toString: 1, valueOf: 1 };

test.each([
  ['$identify', { $anon_distinct_id: NO_TEXT }],
  ['$create_alias', { alias: [NO_TEXT] }],
])('an event %s with %j is kept, merges nobody and spoils no other', async (event, properties) => {
  const bad = { event, distinct_id: 'ada', properties };
  const good = { event: 'seen', distinct_id: 'ada', properties: { $set: { plan: 'pro' } } };
  expect((await capture(bad, good)).status).toBe(200);
  expect((await events()).map((stored) => stored.event).sort()).toEqual([event, 'seen']);
  expect(await person('ada')).toMatchObject({ distinct_ids: ['ada'], properties: { plan: 'pro' } });
});

test.each([NO_TEXT, [NO_TEXT]])('a flag that asks for the cohort %j is refused', async (value) => {
  const properties = [{ key: 'id', type: 'cohort', value }];
  const flag = { key: 'beta', filters: { groups: [{ properties }] } };
  const { status, body } = await api('POST', '/feature_flags/', flag);
  expect([status, body.detail]).toEqual([400, expect.stringContaining('does not exist')]);
});

test.each([NO_TEXT, [NO_TEXT]])('a cohort that builds on %j is refused or empty', async (value) => {
  const values = [{ type: 'AND', values: [{ key: 'id', type: 'cohort', value }] }];
  const cohort = { name: 'Testers', filters: { properties: { type: 'OR', values } } };
  expect((await api('POST', '/cohorts/', cohort)).status).toBeLessThan(500);
});

test.each([
  [NO_TEXT, "{'toString': 1, 'valueOf': 1}"],
  [[NO_TEXT], "[{'toString': 1, 'valueOf': 1}]"],
])('a stage of early access that is %j is refused', async (stage, printed) => {
  const { status, body } = await api('POST', '/early_access_feature/', { name: 'Beta', stage });
  expect([status, body.detail]).toEqual([400, `"${printed}" is not a valid choice.`]);
});

test('a person that is put on a list as an object is nobody', async () => {
  const { body } = await api('POST', '/cohorts/', {
    name: 'By list',
    is_static: true,
    _create_static_person_ids: [],
  });
  const path = `/cohorts/${body.id}/add_persons_to_static_cohort/`;
  const { status, body: answer } = await api('PATCH', path, { person_ids: [NO_TEXT] });
  expect([status, answer.detail]).toEqual([400, 'No valid users to add to cohort']);
});
