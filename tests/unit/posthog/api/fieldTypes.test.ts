import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, post } = openTestPostHog();
beforeEach(() => server.reset());

describe('a field of another type', () => {
  test.each<[field: object, attr: string, code: string, detail: string]>([
    [{ tags: 'web' }, 'tags', 'not_a_list', 'Expected a list of items but got type "str".'],
    [{ tags: null }, 'tags', 'null', 'This field may not be null.'],
    [{ tags: ['a', []] }, 'tags__1', 'invalid_input', 'Not a valid string.'],
    [
      { evaluation_contexts: { a: 1 } },
      'evaluation_contexts',
      'not_a_list',
      'Expected a list of items but got type "dict".',
    ],
    [
      { filters: [] },
      'filters',
      'not_a_dict',
      'Expected a dictionary of items but got type "list".',
    ],
    [
      { filters: 1.5 },
      'filters',
      'not_a_dict',
      'Expected a dictionary of items but got type "float".',
    ],
    [
      { filters: true },
      'filters',
      'not_a_dict',
      'Expected a dictionary of items but got type "bool".',
    ],
    [{ version: 'x' }, 'version', 'invalid_input', 'A valid integer is required.'],
    [{ version: 1.5 }, 'version', 'invalid_input', 'A valid integer is required.'],
    [{ name: ['a'] }, 'name', 'invalid_input', 'Not a valid string.'],
  ])('is refused in the words of PostHog: %j', async (field, attr, code, detail) => {
    expect(await api('POST', '/feature_flags/', { key: 'k', ...field })).toEqual({
      status: 400,
      body: { type: 'validation_error', code, detail, attr },
    });
  });

  test('is its text where it is a number and a text belongs', async () => {
    const { status, body } = await api('POST', '/feature_flags/', { key: 7, name: 1.5 });
    expect({ status, body }).toMatchObject({ status: 201, body: { key: '7', name: '1.5' } });
    const cohort = { name: 2026, filters: { properties: { type: 'AND', values: [] } } };
    expect((await api('POST', '/cohorts/', cohort)).body).toMatchObject({ name: '2026' });
  });
});

test('a long number stands in a list as it was sent', async () => {
  const response = await post(
    '/api/projects/1/feature_flags/bulk_keys/',
    '{"ids": [1, [9007199254740993], "a\\u0000", null]}',
    { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
  );
  expect(await response.json()).toEqual({
    warning: "Invalid flag IDs ignored: [[9007199254740993], 'a\\x00', None]",
    keys: {},
  });
});
