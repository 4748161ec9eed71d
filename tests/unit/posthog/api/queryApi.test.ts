import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

interface QueryAnswer {
  columns: string[];
  types: [string, string][];
  results: (string | number)[][];
  detail: string;
}

function openQueries(posthog = openTestPostHog()) {
  const ask = async (query: string, values: Record<string, unknown> = {}) => {
    const { status, body } = await posthog.api('POST', '/query/', {
      query: { kind: 'HogQLQuery', query, values },
    });
    return { status, ...(body as unknown as QueryAnswer) };
  };
  const rows = async (query: string, values: Record<string, unknown> = {}) =>
    (await ask(query, values)).results;
  return { ...posthog, ask, rows };
}

const visit = (
  distinct_id: string,
  properties: Record<string, unknown> = {},
  timestamp?: string,
) => ({
  event: 'visited',
  distinct_id,
  properties,
  ...(timestamp !== undefined && { timestamp }),
});

describe('a query', () => {
  test('counts all events by a property, whatever its type and however many there are', async () => {
    const { capture, ask } = openQueries();
    for (let batch = 0; batch < 3; batch += 1) {
      await capture(...Array.from({ length: 50 }, () => visit('ada', { flag: true })));
    }
    await capture(visit('ada', { flag: 'true' }), visit('ada'), visit('ada', { flag: null }));
    await capture({ event: 'other', distinct_id: 'ada', properties: { flag: true } });
    const answer = await ask(
      `SELECT JSONExtractRaw(properties, 'flag') AS value, count() FROM events
       WHERE event = 'visited' GROUP BY value ORDER BY count() DESC, value`,
    );
    expect(answer).toMatchObject({
      status: 200,
      columns: ['value', 'count()'],
      types: [
        ['value', 'String'],
        ['count()', 'UInt64'],
      ],
      results: [
        ['true', 150],
        ['', 1],
        ['"true"', 1],
        ['null', 1],
      ],
    });
  });

  test('takes its texts as placeholders, with any sign in them', async () => {
    const { capture, rows } = openQueries();
    const asked = 'SELECT count() FROM events WHERE distinct_id = {id}';
    for (const id of [`o'neil`, 'a\\', '{id}', 'Жанна', '--', '"; DROP TABLE events']) {
      await capture(visit(id), visit(`${id}!`));
      expect(await rows(asked, { id }), id).toEqual([[1]]);
    }
  });

  test('reads texts and names with quotes, escapes and comments', async () => {
    const { capture, rows } = openQueries();
    await capture(visit(`o'neil`, { 'a "b" \\c': { d: 'yes' } }));
    expect(
      await rows(
        `select JSONExtractString(properties, 'a "b" \\\\c', 'd') as \`the d\` -- its text
         from events where distinct_id = 'o''neil' and distinct_id in ('x', 'o\\'neil');`,
      ),
    ).toEqual([['yes']]);
  });

  test('gives times as PostHog does, and the zero of its type where there is none', async () => {
    const { capture, rows } = openQueries();
    await capture(
      visit('ada', {}, '2026-11-22T10:00:00Z'),
      visit('ada', {}, '2026-11-22T11:00:00Z'),
    );
    const asked = `SELECT min(timestamp), max(timestamp), countIf(event != 'visited') FROM events
      WHERE distinct_id = {id}`;
    expect(await rows(asked, { id: 'ada' })).toEqual([
      ['2026-11-22T10:00:00.000Z', '2026-11-22T11:00:00.000Z', 0],
    ]);
    expect(await rows(asked, { id: 'bob' })).toEqual([
      ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z', 0],
    ]);
  });

  test('keeps the groups that pass, and 100 rows unless it says how many', async () => {
    const { capture, rows } = openQueries();
    await capture(...Array.from({ length: 120 }, (_, index) => visit(`user-${index}`)));
    await capture(visit('user-7'), visit('user-9'));
    const grouped = 'SELECT distinct_id FROM events GROUP BY distinct_id';
    expect(await rows(grouped)).toHaveLength(100);
    expect(await rows(`${grouped} LIMIT 1000`)).toHaveLength(120);
    expect(await rows(`${grouped} HAVING count() > 1 ORDER BY distinct_id`)).toEqual([
      ['user-7'],
      ['user-9'],
    ]);
    expect(await rows(`${grouped} HAVING NOT (count() = 1 OR distinct_id = 'user-7')`)).toEqual([
      ['user-9'],
    ]);
  });

  test('sees at once what arrived and what was removed', async () => {
    const { capture, rows, api } = openQueries();
    const asked = 'SELECT count() FROM events';
    expect(await rows(asked)).toEqual([[0]]);
    await capture(visit('ada'), visit('bob'));
    expect(await rows(asked)).toEqual([[2]]);
    const { body } = await api('GET', '/persons/?distinct_id=ada');
    await api('DELETE', `/persons/${String(body.results[0]?.['uuid'])}/?delete_events=true`);
    expect(await rows(asked)).toEqual([[1]]);
  });

  test('sees at once what another process wrote', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'query-'));
    const [here, there] = [0, 1].map(() => createStore(join(folder, 'posthog.db')));
    onTestFinished(() => {
      here?.close();
      there?.close();
      rmSync(folder, { recursive: true });
    });
    const { rows } = openQueries(openTestPostHog(here));
    const { capture } = openTestPostHog(there);
    for (const stored of [0, 1, 2]) {
      expect(await rows('SELECT count() FROM events')).toEqual([[stored]]);
      await capture(visit('ada'));
    }
  });

  test('counts as JavaScript would, for any events', async () => {
    const value = fc.option(fc.jsonValue({ maxDepth: 1 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 20 }), async (values) => {
        const { capture, rows, server } = openQueries(openTestPostHog(createStore(':memory:')));
        const kept = values.map(
          (flag) => (JSON.parse(JSON.stringify({ flag })) as { flag?: unknown }).flag,
        );
        if (kept.length > 0) await capture(...kept.map((flag) => visit('ada', { flag })));
        const counted = await rows(
          `SELECT JSONExtractRaw(properties, 'flag') AS value, count() FROM events GROUP BY value LIMIT 1000`,
        );
        const expected = Object.entries(
          Object.groupBy(kept, (flag) => (flag === undefined ? '' : JSON.stringify(flag))),
        ).map(([text, all]) => [text, all?.length]);
        expect(counted.toSorted()).toEqual(expected.toSorted());
        await server.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a query that is not understood is refused, and the answer says where and what is', () => {
  test.each([
    ['SELECT * FROM events', '* at character 8 is not understood'],
    ['SELECT event FROM persons', 'stands persons where EVENTS was expected'],
    ['SELECT event, count() FROM events', 'must stand in GROUP BY too'],
    ['SELECT event FROM events WHERE count() > 1', 'stand in SELECT, HAVING and ORDER BY alone'],
    ['SELECT countIf(min(event) = event) FROM events', 'alone'],
    ['SELECT event FROM events WHERE timestamp > 5', 'A time cannot be compared with a number'],
    ['SELECT properties.page FROM events', 'a property as JSONExtractRaw'],
    ['SELECT uniq(event) FROM events', 'stands uniq where count, countIf'],
    ['SELECT event FROM events LIMIT', 'It ends where a number was expected'],
    ['SELECT event FROM events JOIN persons', 'stands JOIN where the end of the query'],
    ["SELECT event FROM events WHERE event = 'a", "' at character 40 is not understood"],
    ['SELECT event FROM events WHERE event = {event}', 'The placeholder {event} has no text'],
    [`SELECT event FROM events WHERE ${'('.repeat(600)}`, 'longer than 500 words'],
    ['', 'It ends where SELECT was expected'],
  ])('%s', async (query, reason) => {
    const { ask } = openQueries();
    const { status, detail } = await ask(query);
    expect(status).toBe(400);
    expect(detail).toContain(reason);
    expect(detail).toContain('List events with GET /api/projects/1/events/');
  });
});
