import { beforeEach, describe, expect, test } from 'vitest';
import { pythonRepr, pythonText } from '../../../../src/posthog/api/pythonText.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

describe('a value within a refusal', () => {
  test.each<[unknown, string]>([
    [null, 'None'],
    [true, 'True'],
    [false, 'False'],
    [0.1, '0.1'],
    [1e-7, '1e-07'],
    [1.5e300, '1.5e+300'],
    ['Lyon', "'Lyon'"],
    ["it's", '"it\'s"'],
    [`both ' and "`, `'both \\' and "'`],
    [
      'a\\b\n\t\r\0\u007f\u2028\ud800\u{e0001}',
      "'a\\\\b\\n\\t\\r\\x00\\x7f\\u2028\\ud800\\U000e0001'",
    ],
    ['Zoë 🎉', "'Zoë 🎉'"],
    ['a\u00a0b', "'a\\xa0b'"],
    [[], '[]'],
    [['a', 1, null], "['a', 1, None]"],
    [[[true], {}], '[[True], {}]'],
    [{ key: 'plan', value: ['pro'] }, "{'key': 'plan', 'value': ['pro']}"],
  ])('%j is printed as Python prints it', (value, printed) => {
    expect(pythonRepr(value)).toBe(printed);
  });

  test('is a text as it is, where it stands alone', () => {
    expect(pythonText("it's")).toBe("it's");
    expect(pythonText(["it's"])).toBe('["it\'s"]');
  });
});

describe('a flag is refused with its value in PostHog’s print', () => {
  const { server, api } = openTestPostHog();
  beforeEach(() => server.reset());
  const refused = async (body: object) => {
    const answer = await api('POST', '/feature_flags/', { key: 'k', ...body });
    return { status: answer.status, detail: answer.body.detail };
  };
  const filter = (operator: string, value: unknown, type = 'person') => ({
    filters: { groups: [{ properties: [{ key: 'plan', type, operator, value }] }] },
  });

  test.each<[object, string]>([
    [filter('icontains', ['a', 'b']), "Invalid value for operator icontains: ['a', 'b']"],
    [filter('regex', [1, null]), 'Invalid value for operator regex: [1, None]'],
    [filter('lt', { than: true }), "Invalid value for operator lt: {'than': True}"],
    [filter('gte', null), 'Invalid value for operator gte: None'],
    [filter('is_date_before', ['soon']), "Invalid date value: ['soon']"],
    [filter('is_date_after', true), 'Invalid date value: True'],
    [filter('in', [3], 'cohort'), 'Cohort with id [3] does not exist'],
    [{ evaluation_runtime: ['all'] }, '"[\'all\']" is not a valid choice.'],
    [{ bucketing_identifier: true }, '"True" is not a valid choice.'],
  ])('%j', async (body, detail) => {
    expect(await refused(body)).toEqual({ status: 400, detail });
  });
});

describe('the shares of variants', () => {
  const { server, api } = openTestPostHog();
  beforeEach(() => server.reset());
  const save = (...shares: number[]) =>
    api('POST', '/feature_flags/', {
      key: 'k',
      filters: {
        groups: [{ properties: [] }],
        multivariate: {
          variants: shares.map((rollout_percentage, at) => ({ key: `v${at}`, rollout_percentage })),
        },
      },
    });

  test.each([
    [33.4, 33.3, 33.3],
    [33.33, 33.33, 33.34],
    [0.1, 0.2, 99.7],
    [14.3, 14.3, 14.3, 14.3, 14.3, 14.3, 14.2],
    [100 / 3, 100 / 3, 100 / 3],
    [99.9999999999, 0],
  ])('%j %j %j add up to 100', async (...shares) => {
    expect((await save(...shares)).status).toBe(201);
  });

  test.each([
    [33.3, 33.3, 33.3],
    [50, 49.99999],
    [50, 50.00001],
    [99.999999998, 0],
  ])('%j %j %j do not', async (...shares) => {
    expect((await save(...shares)).body.detail).toBe(
      'Invalid variant definitions: Variant rollout percentages must sum to 100.',
    );
  });
});
