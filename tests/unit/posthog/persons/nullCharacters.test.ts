import { expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, post, api, person, events } = openTestPostHog();

async function capture(event: object): Promise<void> {
  const body = JSON.stringify({
    api_key: 'phc_flagbook',
    distinct_id: 'ada',
    event: 'e',
    ...event,
  });
  expect((await post('/e/', body)).status).toBe(200);
}

test('null characters in the properties of persons and groups become U+FFFD, in names, too', async () => {
  const set = { plan: 'p\0ro', 'na\0me': ['a\0', { b: '\0' }], path: 'C:\\u0000' };
  const kept = { plan: 'p\uFFFDro', 'na\uFFFDme': ['a\uFFFD', { b: '\uFFFD' }], path: 'C:\\u0000' };
  await capture({ properties: { $set_once: { first: '\0' } } });
  await capture({ properties: { $set: set } });
  expect(await person('ada')).toMatchObject({ properties: { ...kept, first: '\uFFFD' } });
  await capture({
    event: '$groupidentify',
    properties: { $group_type: 'company', $group_key: 'acme', $group_set: set },
  });
  const { body } = await api('GET', '/groups/?group_type_index=0');
  expect(body).toMatchObject({ results: [{ group_properties: kept }] });
});

test('null characters in the types and keys of groups do, too', async () => {
  server.reset();
  await capture({
    event: '$groupidentify',
    properties: { $group_type: 'comp\0any', $group_key: 'ac\0me', $groups: { 'comp\0any': 'b' } },
  });
  expect((await api('GET', '/groups_types/')).body).toMatchObject([
    { group_type: 'comp\uFFFDany', group_type_index: 0 },
  ]);
  const { body } = await api('GET', '/groups/?group_type_index=0');
  expect(body).toMatchObject({ results: [{ group_key: 'ac\uFFFDme' }] });
});

test('those of an event stay as they are', async () => {
  server.reset();
  await capture({ properties: { plan: 'p\0ro' } });
  expect(await events()).toMatchObject([{ properties: { plan: 'p\0ro' } }]);
});

test('an object as a distinct ID is its JSON, with its keys in the order of the alphabet', async () => {
  server.reset();
  await capture({ distinct_id: { string: 'a', number: 3, list: [{ b: 1, a: 2 }] } });
  expect(await events()).toMatchObject([
    { distinct_id: '{"list":[{"a":2,"b":1}],"number":3,"string":"a"}' },
  ]);
});
