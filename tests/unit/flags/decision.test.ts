import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../../src/flags/decision.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const EVERYONE = { rollout_percentage: 100 };
const PRO = { distinctId: 'ada', properties: { plan: 'pro' } };

describe('payloadOf', () => {
  const payloads = { true: '{"color":"blue"}', test: '"for test"' };

  test('gives the payload of the variant, or of true', () => {
    const simple = makeFlag({ groups: [EVERYONE], payloads });
    expect(payloadOf(simple, evaluate(simple, PRO))).toBe('{"color":"blue"}');
    const multivariate = { variants: [variant('test', 100)] };
    const varied = makeFlag({ groups: [EVERYONE], payloads, multivariate });
    expect(payloadOf(varied, evaluate(varied, PRO))).toBe('"for test"');
  });

  test('gives nothing when the flag is off, or has none for the variant', () => {
    const off = makeFlag({ groups: [], payloads });
    expect(payloadOf(off, evaluate(off, PRO))).toBeNull();
    const multivariate = { variants: [variant('toString', 100)] };
    const other = makeFlag({ groups: [EVERYONE], payloads, multivariate });
    expect(payloadOf(other, evaluate(other, PRO))).toBeNull();
  });
});

function variant(key: string, rollout_percentage: number) {
  return { key, rollout_percentage };
}
