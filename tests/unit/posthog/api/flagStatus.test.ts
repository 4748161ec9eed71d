import { beforeEach, describe, expect, test } from 'vitest';
import { openFlagApi, PAYERS } from '../../../harness/posthog/openFlagApi.ts';
import { EVERYONE } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, clock, create, ask, path } = openFlagApi();
const DAY = 86_400_000;
beforeEach(() => server.reset());

describe('status', () => {
  test('tells how far a flag is rolled out, and that it is stale after a month', async () => {
    const id = await create({ key: 'all', filters: EVERYONE });
    expect((await ask(`${id}/status/`)).body).toEqual({
      status: 'active',
      reason: 'Flag has no usage data yet',
      reason_states_rollout: false,
      rollout: {
        effectively_full_rollout: true,
        has_targeting_conditions: false,
        max_rollout_percentage: 100,
        is_multivariate: false,
      },
    });
    clock.now += 31 * DAY;
    expect((await ask(`${id}/status/`)).body).toMatchObject({
      status: 'stale',
      reason: 'This boolean flag will always evaluate to "true"',
    });
    const partly = await create({ key: 'partly', filters: PAYERS });
    clock.now += 31 * DAY;
    expect((await ask(`${partly}/status/`)).body).toMatchObject({
      status: 'active',
      rollout: { effectively_full_rollout: false, has_targeting_conditions: true },
    });
  });

  test.each([
    [{ active: false }, 'active', 'Flag is disabled (not evaluated for staleness)'],
    [{ active: false, archived: true }, 'archived', 'Flag has been archived'],
    [{ deleted: true }, 'deleted', 'Flag has been deleted'],
  ])('of a flag with %j is %s', async (change, status, reason) => {
    const id = await create({ key: 'all', filters: EVERYONE });
    await api('PATCH', `${path}/${id}/`, change);
    expect((await ask(`${id}/status/`)).body).toMatchObject({ status, reason });
  });

  test('names the variant that everyone gets', async () => {
    const variants = [
      { key: 'a', rollout_percentage: 0 },
      { key: 'b', rollout_percentage: 100 },
    ];
    const id = await create({ key: 'v', filters: { ...EVERYONE, multivariate: { variants } } });
    clock.now += 31 * DAY;
    expect((await ask(`${id}/status/`)).body).toMatchObject({
      reason: 'This flag will always use the variant "b"',
      rollout: { is_multivariate: true },
    });
  });
});
