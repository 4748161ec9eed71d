import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createApi } from '../../../../src/project/api/createApi.ts';
import type { VisitCounts } from '../../../../src/project/api/visitCounts.ts';
import { COUNTED } from '../../../harness/lessons/tutorialFlag.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

interface Visit {
  id: string;
  name?: string | undefined;
  value?: unknown;
}

/** Counts as a key of all scopes gets them, and as one gets them to whom the query API is closed. */
function openCounts(status = 403, countsFreshMs = 0) {
  const posthog = openTestPostHog();
  const asked: string[] = [];
  const open = (isClosed: boolean) =>
    createApi(
      {
        host: 'http://posthog.test',
        projectId: '1',
        personalApiKey: 'phx_flagbook',
        fetch: async (request) => {
          asked.push(new URL(request.url).pathname);
          const isRefused = isClosed && request.url.endsWith('/query/');
          const detail = "API key missing required scope 'query:read'";
          return isRefused ? Response.json({ detail }, { status }) : posthog.server.fetch(request);
        },
      },
      countsFreshMs,
    ).visits(COUNTED);
  const visit = (visits: Visit[]) =>
    posthog.capture(
      ...visits.map(({ id, name, value }, second) => ({
        event: 'visited_user_page',
        distinct_id: id,
        timestamp: new Date(posthog.clock.now - 60_000 + second).toISOString(),
        properties: {
          ...(name !== undefined && { $set_once: { initial_name: name } }),
          '$feature/new-cool-feature': value,
        },
      })),
    );
  return { queried: open(false), listed: open(true), visit, asked, capture: posthog.capture };
}

/** So many visits, in the batches that PostHog takes. */
async function visitMany(visit: (visits: Visit[]) => Promise<unknown>, count: number, one: Visit) {
  await visit(Array.from({ length: count }, () => one));
}

async function countsOf({ byValue }: VisitCounts) {
  const { counts, newest } = await byValue();
  return { newest, counts: new Map(counts.map(({ value, count }) => [value, count])) };
}

describe('visits', () => {
  test('are counted all, however many there are', async () => {
    const { queried, visit } = openCounts();
    await visitMany(visit, 1070, { id: 'ada', name: 'ada', value: true });
    await visitMany(visit, 538, { id: 'priya', name: 'priya', value: false });
    await visitMany(visit, 495, { id: 'ian' });
    const { counts, newest } = await countsOf(queried);
    expect(newest).toBeUndefined();
    expect(counts).toEqual(
      new Map<unknown, number>([
        [true, 1070],
        [false, 538],
        [undefined, 495],
      ]),
    );
    expect(await queried.of('ian')).toMatchObject({ count: 495, untold: 495, strange: 0 });
    expect(await queried.of('nobody')).toEqual({
      count: 0,
      first: undefined,
      untold: 0,
      strange: 0,
    });
  });

  test('of years ago count, and other events do not', async () => {
    const { queried, listed, capture } = openCounts();
    await capture(
      { event: 'visited_user_page', distinct_id: 'ada', timestamp: '2019-01-01T00:00:00Z' },
      { event: '$feature_flag_called', distinct_id: 'ada' },
    );
    for (const visits of [queried, listed]) {
      expect((await countsOf(visits)).counts).toEqual(new Map([[undefined, 1]]));
      expect((await visits.of('ada')).first).toBe(Date.parse('2019-01-01T00:00:00Z'));
    }
  });

  test.each([400, 403, 404, 429])(
    'are listed to a bound, and it says so, where the query API answers %i',
    async (status) => {
      const { listed, visit } = openCounts(status);
      await visitMany(visit, 300, { id: 'ada', value: true });
      await visitMany(visit, 700, { id: 'ian', value: false });
      expect(await countsOf(listed)).toEqual({
        newest: undefined,
        counts: new Map([
          [true, 300],
          [false, 700],
        ]),
      });
      await visitMany(visit, 1, { id: 'ian' });
      const { newest, counts } = await countsOf(listed);
      expect(newest).toBe(1000);
      expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(1000);
    },
  );

  test.each([401, 500])('are not listed where it answers %i', async (status) => {
    const { listed } = openCounts(status);
    await expect(listed.byValue()).rejects.toMatchObject({ status });
  });

  test('are asked for once while a count is fresh, and again when it is not or has failed', async () => {
    const kept = openCounts(500, 60_000);
    await kept.queried.byValue();
    await kept.queried.byValue();
    expect(kept.asked).toHaveLength(1);
    await expect(kept.listed.byValue()).rejects.toThrow();
    await expect(kept.listed.byValue()).rejects.toThrow();
    expect(kept.asked).toHaveLength(3);
    const { queried, visit } = openCounts();
    await queried.byValue();
    await visit([{ id: 'ada' }]);
    expect((await queried.byValue()).counts).toEqual([{ value: undefined, count: 1 }]);
  });

  test('are counted alike by query and by list', async () => {
    const id = fc.constantFrom('ada', 'ian', 'o\'neil "\\', '{event}');
    const visits = fc.array(
      fc.record({
        id,
        name: fc.option(fc.oneof(id, fc.constant('')), { nil: undefined }),
        value: fc.constantFrom(true, false, undefined, null, 'true', 'test', 0, ''),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(visits, async (some) => {
        const { queried, listed, visit } = openCounts();
        if (some.length > 0) await visit(some);
        expect(await countsOf(queried)).toEqual(await countsOf(listed));
        expect(await queried.flicker()).toBe(await listed.flicker());
        for (const user of new Set(some.map((one) => one.id))) {
          expect(await queried.of(user)).toEqual(await listed.of(user));
        }
      }),
      { numRuns: 40 },
    );
  });
});
