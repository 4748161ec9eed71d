import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameSentence } from '../../../src/components/runs/runWords.ts';
import { compareRuns, KINDS } from '../../../src/receipts/compareRuns.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';
import { fakeRun } from '../../harness/lessons/fakeRun.ts';
import { openVisitor } from '../../harness/lessons/openVisitor.ts';
import { named, openWithFlag } from '../../harness/project/runStage.ts';

const runs = fc.record({
  stage: fc.constantFrom('plain', 'flag'),
  user: fc.constantFrom('ada', 'max'),
  value: fc.option(fc.boolean(), { nil: undefined }),
  sent: fc.option(fc.boolean(), { nil: undefined }),
});
const view = (facts: typeof runs extends fc.Arbitrary<infer Facts> ? Facts : never): RunReport =>
  fakeRun(facts as Parameters<typeof fakeRun>[0]);

describe('compareRuns', () => {
  test('says of max’s two visits that what PostHog knew is where they part', async () => {
    const project = await openWithFlag({ groups: [named('max')] });
    const { view: visit } = openVisitor(project);
    const first = await visit('flag', 'max');
    const second = await visit('flag', 'max');
    const { differences, same } = compareRuns(first, second);
    const rows = differences.map(({ of, which, one, other }) => [of, which, one, other]);
    expect(rows.slice(0, 4)).toEqual([
      ['person', 'initial_name', undefined, 'max'],
      ['answer', '', false, true],
      ['reason', '', 'no set', 'set 1'],
      ['page', 'body', '<p>Hello, max!</p>', expect.stringContaining('Welcome, max!')],
    ]);
    expect(same).toEqual(expect.arrayContaining(['code', 'PostHog', 'user', 'flag', 'question']));
    expect(sameSentence(['code', 'user', 'flag'])).toBe(
      'The same in both: the code, the user and the flag.',
    );
  });

  test('finds nothing between a run and itself', () => {
    fc.assert(
      fc.property(runs, (facts) => {
        expect(compareRuns(view(facts), view(facts)).differences).toEqual([]);
      }),
    );
  });

  test('says the same from both sides, cause before effect, and nothing both ways', () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        const there = compareRuns(view(a), view(b));
        const back = compareRuns(view(b), view(a));
        const places = there.differences.map(({ of }) => KINDS.indexOf(of));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(new Set(there.same)).toEqual(new Set(back.same));
        const turned = back.differences.map(({ one, other, ...rest }) => ({
          ...rest,
          one: other,
          other: one,
        }));
        expect(new Set(turned.map((row) => JSON.stringify(row)))).toEqual(
          new Set(
            there.differences.map(({ of, which, one, other }) =>
              JSON.stringify({ of, which, one, other }),
            ),
          ),
        );
        for (const { of } of there.differences) expect(there.same).not.toContain(of);
      }),
    );
  });
});
