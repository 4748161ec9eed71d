import { FlagdCore } from '@openfeature/flagd-core';
import { sha1 } from 'js-sha1';
import { unitHash } from '../../src/flags/bucketing.ts';
import { evaluate } from '../../src/flags/evaluate.ts';
import { flagSchema } from '../../src/flags/flag.ts';
import { compareRates, type Comparison, type Contest } from './compareRates.ts';

const KEY = 'new-cool-feature';
const IDS = Array.from({ length: 20_000 }, (_, index) => `user-${index}`);

/** Everywhere the evaluator runs, Node or a browser, it is measured by this. */
export async function evaluatorContests(): Promise<{ decision: Comparison; hash: Comparison }> {
  return { decision: await compareRates(decision()), hash: await compareRates(hash()) };
}

/** One flag in two dialects: on for ada, and for half of everyone else. */
function decision(): Contest<undefined> {
  const flag = flagSchema.parse({
    id: 1,
    key: KEY,
    name: '',
    active: true,
    filters: {
      groups: [
        { properties: [{ key: 'initial_name', operator: 'exact', value: ['ada'] }] },
        { rollout_percentage: 50 },
      ],
    },
  });
  const targeting = {
    if: [
      { '===': [{ var: 'initial_name' }, 'ada'] },
      'on',
      {
        fractional: [
          ['on', 50],
          ['off', 50],
        ],
      },
    ],
  };
  const variants = { on: true, off: false };
  const flagd = new FlagdCore();
  flagd.setConfigurations(
    JSON.stringify({
      flags: { [KEY]: { state: 'ENABLED', variants, defaultVariant: 'off', targeting } },
    }),
  );
  const subjects = IDS.map((id) => ({ distinctId: id, properties: { initial_name: id } }));
  const contexts = IDS.map((id) => ({ targetingKey: id, initial_name: id }));
  return {
    times: IDS.length,
    prepare: () => undefined,
    ours: () => {
      const on = subjects.filter((subject) => evaluate(flag, subject).enabled);
      expectHalf(on.length);
    },
    base: () => {
      const on = contexts.filter(
        (context) => flagd.resolveBooleanEvaluation(KEY, false, context).value,
      );
      expectHalf(on.length);
    },
  };
}

function hash(): Contest<undefined> {
  return {
    times: IDS.length,
    prepare: () => undefined,
    ours: () => IDS.forEach((id) => unitHash(`${KEY}.`, id, '')),
    base: () => IDS.forEach((id) => sha1.digest(`${KEY}.${id}`)),
  };
}

/** A flag that failed must not look like speed. */
function expectHalf(count: number): void {
  if (Math.abs(count / IDS.length - 0.5) > 0.02) {
    throw new Error(`The flag is on for ${count} of ${IDS.length}, not for half of them.`);
  }
}
