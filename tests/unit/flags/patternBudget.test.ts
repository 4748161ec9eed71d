import { describe, expect, test } from 'vitest';
import { whySentence } from '../../../src/components/why/whySentence.ts';
import { crowdDecision } from '../../../src/flags/crowd/crowdDecision.ts';
import { crowdUsers } from '../../../src/flags/crowd/crowdUsers.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { evaluateAll } from '../../../src/flags/evaluateAll.ts';
import { explain } from '../../../src/flags/explain/explain.ts';
import { createBudget } from '../../../src/flags/searchBudget.ts';
import type { Subject } from '../../../src/flags/subject.ts';
import { counterfactuals } from '../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const letters = 'a'.repeat(3000);
const subject: Subject = { distinctId: 'ada', properties: { letters } };
const TIMED_OUT = {
  code: 'timeout_error',
  condition_index: null,
  description: 'Timed out while fetching data',
};

/** A flag of so many condition sets, each with a pattern of its own that takes long to search. */
function costlyFlag(key: string, sets: number) {
  const groups = Array.from({ length: sets }, (_, index) => ({
    properties: [
      {
        key: 'letters',
        type: 'person' as const,
        operator: 'regex',
        value: `(?:${key}a{0,99}){0,${index + 60}}b`,
      },
    ],
  }));
  return makeFlag({ key, groups });
}

describe('the patterns of one request', () => {
  test('fail the flag when they take too long together', () => {
    const decision = evaluate(costlyFlag('a?', 22), subject);
    expect(decision).toEqual({ enabled: false, variant: null, reason: TIMED_OUT, failed: true });
  });

  test('fail the flags that come after what spent it, and none before', () => {
    const cheap = {
      properties: [{ key: 'letters', type: 'person' as const, operator: 'regex', value: '^a' }],
    };
    const flags = [
      makeFlag({ id: 1, key: 'first', groups: [cheap] }),
      { ...costlyFlag('a?', 22), id: 2 },
      makeFlag({ id: 3, key: 'last', groups: [cheap, { ...cheap, rollout_percentage: 50 }] }),
      makeFlag({ id: 4, key: 'plain', groups: [{}] }),
    ];
    const { decisions, subject: informed } = evaluateAll(flags, subject);
    const told = Array.from(decisions, ([key, { enabled, failed }]) => ({ key, enabled, failed }));
    expect(told).toEqual([
      { key: 'first', enabled: true, failed: undefined },
      { key: 'a?', enabled: false, failed: true },
      { key: 'last', enabled: false, failed: true },
      { key: 'plain', enabled: true, failed: undefined },
    ]);
    expect(informed.budget?.left).toBe(-1);
  });

  test('leave an explanation that says so', () => {
    const flag = costlyFlag('aa?', 22);
    const explanation = explain(flag, subject);
    expect(explanation).toMatchObject({ enabled: false, failed: true, reason: TIMED_OUT });
    expect(explanation.sets).toHaveLength(22);
    expect(whySentence(explanation)).toBe(
      'Off for ada, because its patterns take too long to search: make them shorter, or the text.',
    );
  });

  test('are bounded for all counterfactuals of a flag together', () => {
    const budget = createBudget();
    const flag = costlyFlag('aaa?', 22);
    const found = counterfactuals(flag, { ...subject, budget });
    expect(budget.left).toBe(-1);
    for (const { after } of found) expect(after.failed).toBeUndefined();
  });

  test('end the decision of a crowd where they are spent, and say for how many it was made', () => {
    const properties = [
      {
        key: 'initial_name',
        type: 'person' as const,
        operator: 'regex',
        value: '(?:(?:u|[a-z]){0,99}){0,50}!',
      },
    ];
    const budget = createBudget();
    const { on, decided } = crowdDecision(
      makeFlag({ groups: [{ properties }] }),
      crowdUsers(),
      budget,
    );
    expect(on).toHaveLength(1000);
    expect(decided).toBeLessThan(1000);
    expect(budget.left).toBe(-1);
  });

  test('of a usual kind are far from it, for a crowd of a thousand', () => {
    const value = String.raw`^user-\d+$|@(acme|posthog)\.com$`;
    const properties = [{ key: 'initial_name', type: 'person' as const, operator: 'regex', value }];
    const budget = createBudget();
    const flag = makeFlag({ groups: [{ properties }] });
    expect(crowdDecision(flag, crowdUsers(), budget).decided).toBe(1000);
    expect(budget.left).toBeGreaterThan(createBudget().left / 2);
  });
});
