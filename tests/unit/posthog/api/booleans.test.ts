import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api } = openTestPostHog();
beforeEach(() => server.reset());

describe('a boolean', () => {
  const active = async (value: unknown) =>
    (await api('POST', '/feature_flags/', { key: 'k', active: value })) as unknown as {
      status: number;
      body: { active: boolean };
    };

  test.each([true, 1, '1', 'true', 'True', 'TRUE', 't', 'yes', 'Y', 'on', ' true '])(
    'is true as %j',
    async (value) => {
      expect((await active(value)).body.active).toBe(true);
    },
  );

  test.each([false, 0, '0', 'false', 'False', 'F', 'no', 'N', 'OFF'])(
    'is false as %j',
    async (value) => {
      expect((await active(value)).body.active).toBe(false);
    },
  );

  test.each([2, '', 'null', 'nope', [], {}])('is none as %j', async (value) => {
    expect(await active(value)).toMatchObject({
      status: 400,
      body: { detail: 'Must be a valid boolean.', attr: 'active' },
    });
  });

  test.each([null, 'null', ''])('that may be null is null as %j', async (value) => {
    const flag = { key: 'k', ensure_experience_continuity: value };
    expect((await api('POST', '/feature_flags/', flag)).body).toMatchObject({
      ensure_experience_continuity: null,
    });
  });
});
