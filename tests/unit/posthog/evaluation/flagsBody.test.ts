import { describe, expect, test } from 'vitest';
import { bucket } from '../../../../src/flags/bucketing.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { post, api } = openTestPostHog();

async function createFlag(key: string, filters: object, fields: object = {}): Promise<void> {
  expect((await api('POST', '/feature_flags/', { key, filters, ...fields })).status).toBe(201);
}

async function decide(fields: string): Promise<Record<string, { enabled: boolean }>> {
  const response = await post('/flags/?v=2', `{"token":"phc_flagbook",${fields}}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { flags: Record<string, { enabled: boolean }> }).flags;
}

describe('what Python writes', () => {
  const filter = { key: 'score', type: 'person', operator: 'icontains', value: 'null' };

  test.each(['NaN', 'Infinity', '-Infinity'])('%s is null', async (value) => {
    await createFlag(`null-${value}`, { groups: [{ properties: [filter] }] });
    const flags = await decide(`"distinct_id":"ada","person_properties":{"score":${value}}`);
    expect(flags[`null-${value}`]?.enabled).toBe(true);
  });

  test('a comma at the end of lists and objects is taken, under base64 and in a form, too', async () => {
    const text = '{"token":"phc_flagbook","distinct_id":"ada","flag_keys":["a",],}';
    const data = Buffer.from(text).toString('base64');
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await post('/flags/?v=2', text)).status).toBe(200);
    expect((await post('/decide/?v=3', data)).status).toBe(200);
    expect((await post('/flags/?v=2', `data=${data}`, form)).status).toBe(200);
  });

  test('is refused by capture, which wants JSON', async () => {
    const text = '{"api_key":"phc_flagbook","event":"a","distinct_id":"b","properties":{"x":NaN}}';
    expect((await post('/e/', text)).status).toBe(400);
  });
});

test.each(['{"id":1}', '["a"]', 'true'])('%s is no distinct ID', async (value) => {
  const response = await post('/flags/?v=2', `{"token":"phc_flagbook","distinct_id":${value}}`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('distinct_id must be a string or a number');
});

describe('the device ID', () => {
  const id = Array.from({ length: 100 }, (_, index) => `device-${index}`).find(
    (text) => bucket('by-device', text) > 0.5,
  );
  const other = Array.from({ length: 100 }, (_, index) => `device-${index}`).find(
    (text) => bucket('by-device', text) < 0.5,
  );

  test.each<[string, string, boolean]>([
    ['is $device_id or device_id', `"$device_id":"${other}","device_id":"${id}"`, true],
    [
      'is that of the properties when there is none',
      `"person_properties":{"$device_id":"${other}"}`,
      true,
    ],
    [
      'is that of the properties when it is empty',
      `"$device_id":"","person_properties":{"$device_id":"${other}"}`,
      true,
    ],
    [
      'is that of the properties when it is no text',
      `"device_id":7,"person_properties":{"$device_id":"${other}"}`,
      true,
    ],
    [
      'is none when that of the properties is no text',
      '"person_properties":{"$device_id":7}',
      false,
    ],
    [
      'goes before that of the properties',
      `"device_id":"${id}","person_properties":{"$device_id":"${other}"}`,
      false,
    ],
  ])('%s', async (_name, fields, expected) => {
    if (!(await decide('"distinct_id":"ada"'))['by-device']) {
      await createFlag(
        'by-device',
        { groups: [{ properties: [], rollout_percentage: 50 }] },
        { bucketing_identifier: 'device_id' },
      );
    }
    expect((await decide(`"distinct_id":"ada",${fields}`))['by-device']?.enabled).toBe(expected);
  });
});
