import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture } = openTestPostHog();
beforeEach(() => server.reset());

/** What JavaScript calls to make a text or a number of an object, and cannot. */
const NO_TEXT = { toString: 1, valueOf: 1 };
const DEEP = '['.repeat(5000) + ']'.repeat(5000);
const address = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe('what cannot be a text, or is nested deeply, ends in a sentence', () => {
  test.each([
    `groups=${address({ company: NO_TEXT })}`,
    `groups=${address({ company: [NO_TEXT] })}`,
    `groups=${encodeURIComponent(`{"company":${DEEP}}`)}`,
    `flag_keys=${address([NO_TEXT])}`,
    `flag_keys=${encodeURIComponent(`[${DEEP}]`)}`,
  ])('as %s', async (query) => {
    for (const path of ['evaluation_reasons', 'my_flags']) {
      const { status } = await api('GET', `/feature_flags/${path}/?distinct_id=ada&${query}`);
      expect(status, path).toBeLessThan(500);
    }
  });

  test.each([NO_TEXT, [NO_TEXT], null])('as the id %j', async (id) => {
    const deleted = await api('POST', '/feature_flags/bulk_delete/', { ids: [id] });
    expect(deleted).toMatchObject({
      status: 200,
      body: { deleted: [], errors: [{ reason: 'Invalid flag ID format' }] },
    });
    const filters = { search: id };
    expect((await api('POST', '/feature_flags/bulk_delete/', { filters })).status).toBe(200);
    expect((await api('POST', '/feature_flags/bulk_keys/', { ids: [id] })).status).toBe(400);
  });

  test('as the kind of groups whose radius is asked for', async () => {
    const body = { condition: {}, group_type_index: NO_TEXT };
    expect(await api('POST', '/feature_flags/user_blast_radius/', body)).toMatchObject({
      status: 400,
      body: { detail: 'A valid integer is required.' },
    });
  });
});

const company = { $group_type: 'company', $group_key: 'acme', $group_set: { plan: 'pro' } };
const identify = () =>
  capture({ event: '$groupidentify', distinct_id: 'ada', properties: company });

test('a group that would get too large is refused, and stays as it is', async () => {
  await identify();
  const path = '/groups/update_property/?group_type_index=0&group_key=acme';
  const { status, body } = await api('POST', path, { key: 'text', value: 'x'.repeat(700_000) });
  expect([status, body.detail]).toEqual([400, expect.stringContaining('more than 640 KB')]);
  const { group_properties } = (await api('GET', '/groups/find/?group_type_index=0&group_key=acme'))
    .body as unknown as { group_properties: object };
  expect(group_properties).toEqual({ plan: 'pro' });
});

test('a large change is told without what was and became', async () => {
  await identify();
  const query = '?group_type_index=0&group_key=acme';
  const change = { key: 'text', value: 'x'.repeat(100_000) };
  expect((await api('POST', `/groups/update_property/${query}`, change)).status).toBe(200);
  expect((await api('GET', `/groups/activity/${query}`)).body.results).toMatchObject([
    { detail: { name: 'text', changes: [{ type: 'Group', action: 'created' }] } },
  ]);
});
