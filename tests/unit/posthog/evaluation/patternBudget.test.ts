import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, post } = openTestPostHog();
beforeEach(() => {
  server.reset();
});

const letters = 'a'.repeat(3000);
const TOO_LONG =
  'The regular expressions of this request take too long. Make them shorter, or ask for fewer.';

/** Patterns that take long to search in many letters, and none to be checked. */
function costlyFilters(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    key: 'letters',
    type: 'person',
    operator: 'regex',
    value: `(?:a{0,99}){0,${index + 60}}b`,
  }));
}

async function knowSomeone() {
  await capture({ event: 'seen', distinct_id: 'ada', properties: { $set: { letters } } });
}

describe('patterns that take too long', () => {
  test('fail their flag on /flags, with PostHog’s reason, and no other', async () => {
    await knowSomeone();
    const groups = costlyFilters(5).map((filter) => ({ properties: [filter] }));
    await api('POST', '/feature_flags/', { key: 'plain', filters: { groups: [{}] } });
    await api('POST', '/feature_flags/', { key: 'costly', filters: { groups } });
    const asked = { api_key: 'phc_flagbook', distinct_id: 'ada' };
    const response = await post('/flags/?v=2', JSON.stringify(asked));
    expect(await response.json()).toMatchObject({
      errorsWhileComputingFlags: true,
      flags: {
        plain: { enabled: true },
        costly: {
          enabled: false,
          failed: true,
          reason: {
            code: 'timeout_error',
            condition_index: null,
            description: 'Timed out while fetching data',
          },
        },
      },
    });
  });

  test('are refused as too long when a flag is saved, not as invalid', async () => {
    const properties = costlyFilters(30).map((filter, index) => ({
      ...filter,
      value: `(?:a{1000}){200}${index}`,
    }));
    const filters = { groups: [{ properties }] };
    const { status, body } = await api('POST', '/feature_flags/', { key: 'costly', filters });
    expect({ status, detail: body.detail }).toEqual({ status: 400, detail: TOO_LONG });
  });

  test('end a list of persons or events with a refusal', async () => {
    await knowSomeone();
    const properties = encodeURIComponent(JSON.stringify(costlyFilters(1)));
    const { status, body } = await api('GET', `/persons/?properties=${properties}`);
    expect({ status, detail: body.detail }).toEqual({ status: 400, detail: TOO_LONG });
  });

  test('leave it open how many are in a cohort, and who', async () => {
    await knowSomeone();
    const cohort = {
      name: 'costly',
      filters: { properties: { type: 'OR', values: costlyFilters(5) } },
    };
    const { body } = await api('POST', '/cohorts/', cohort);
    expect(body.count).toBeNull();
    expect((await api('GET', '/cohorts/')).body.results[0]).toMatchObject({ count: null });
    expect((await api('GET', `/cohorts/${body.id}/persons/`)).body.detail).toBe(TOO_LONG);
  });
});
