import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bucket } from '../../../src/flags/bucketing.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { mailCrowd } from '../../../src/flags/history/mailCrowd.ts';
import { onlyWidens } from '../../../src/flags/history/onlyWidens.ts';
import { saveEffects } from '../../../src/flags/history/saveEffects.ts';
import { featureFlagOf } from '../../../src/scene/sceneFlag.ts';
import { canaryCheckout, stateNamed } from '../../../src/tutorials/canary/canaryCheckout.ts';
import { computed } from '../../../src/tutorials/canary/computed.ts';

const flag = (name: string) => featureFlagOf(stateNamed(name));
const isOn = (name: string, email: string) =>
  evaluate(flag(name), { distinctId: email, properties: { email } }).enabled;
const FIVE = Object.keys(canaryCheckout.states ?? {}).filter((name) => / of 5: /.test(name));

/** What a step says, in one line. */
function wordsOf(step: string): string {
  const file = new URL(`../../../content/canary/${step}.mdx`, import.meta.url);
  return readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ');
}

describe('the five saves', () => {
  test('only widen, each of them, for everyone', () => {
    expect(FIVE).toHaveLength(5);
    for (const [index, name] of FIVE.slice(1).entries()) {
      expect(onlyWidens(flag(FIVE[index] ?? ''), flag(name)), name).toBe(true);
    }
  });

  test('let in those whom the words name, and nobody else of the cast', () => {
    const casts: Record<string, string[]> = {
      'you@yourco.example': [...FIVE],
      'nils@yourco.example': FIVE.slice(1),
      'mia@yourco.example': FIVE.slice(1),
      'lea@partner.example': FIVE.slice(2),
      'rosa@mail.example': FIVE.slice(3),
      'omar@mail.example': FIVE.slice(4),
      'eve@yourcofans.example': FIVE.slice(4),
    };
    for (const [email, states] of Object.entries(casts)) {
      expect(
        FIVE.filter((name) => isOn(name, email)),
        email,
      ).toEqual(states);
    }
  });

  test('take in a stranger where half of the name is asked for', () => {
    expect(isOn('The company by half its name', 'eve@yourcofans.example')).toBe(true);
    expect(isOn('The company by half its name', 'lea@partner.example')).toBe(false);
  });

  test('leave you and nils out of the fifth that takes the place of the sets', () => {
    for (const email of ['you@yourco.example', 'nils@yourco.example']) {
      expect(isOn('A fifth instead', email), email).toBe(false);
    }
    expect(bucket(canaryCheckout.key, 'you@yourco.example'), 'among the last').toBeGreaterThan(0.8);
  });
});

describe('the numbers in the words', () => {
  const inState = (name: string) => saveEffects(mailCrowd())(undefined, flag(name)).gain.length;

  test('are true of the crowd', () => {
    expect(wordsOf('02-widen')).toContain('They were three strangers in a hundred');
    expect(inState('The company by half its name') - inState('2 of 5: the company')).toBe(3);
    expect(wordsOf('02-widen')).toContain('The company’s ten, the partner’s fifteen');
    expect([inState('2 of 5: the company'), inState('3 of 5: a partner too')]).toEqual([10, 25]);
    expect(wordsOf('03-percentage')).toContain('before it 25 of the hundred had the new checkout');
  });

  test('are true of chance: twenty people most likely miss what hits one in fifty', () => {
    expect(wordsOf('03-percentage')).toContain('a fault that hits one in fifty will most likely');
    expect((1 - 1 / 50) ** 20).toBeGreaterThan(0.5);
  });

  test('are true of servers: half of them know after about 15 seconds', () => {
    expect(wordsOf('05-every-server')).toContain('After about 15 seconds');
    expect(computed['canary-half-know']()).toBe('half the interval');
  });
});
