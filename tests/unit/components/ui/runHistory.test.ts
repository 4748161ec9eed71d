import { describe, expect, test } from 'vitest';
import { runHistory } from '../../../../src/components/ui/runHistory.ts';
import { splitProperties } from '../../../../src/components/ui/splitProperties.ts';

/** A browser's storage that takes `quota` characters. */
function storageOf(quota: number): Storage {
  const items = new Map<string, string>();
  return {
    length: 0,
    key: () => null,
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => items.delete(key),
    setItem: (key, value) => {
      if (value.length > quota) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

const run = (id: number) => ({
  id: String(id),
  stage: 'flag',
  user: 'ada',
  summary: '200',
  flag: 'on',
  outcome: 'on',
  posthog: 'up',
  html: '<p>Hello</p>',
});
const ids = (history: ReturnType<typeof runHistory>) => history.all().map(({ id }) => id);

describe('runHistory', () => {
  test('keeps the newest 30 runs, each once', () => {
    const history = runHistory(storageOf(1e6));
    for (let id = 1; id <= 40; id += 1) history.add(run(id));
    history.add(run(40));
    expect(ids(history)).toEqual(Array.from({ length: 30 }, (_, index) => String(40 - index)));
  });

  test('keeps fewer runs when the browser has no more room', () => {
    const history = runHistory(storageOf(600));
    for (let id = 1; id <= 10; id += 1) history.add(run(id));
    expect(ids(history)[0]).toBe('10');
    expect(ids(history).length).toBeLessThan(10);
  });

  test('forgets all when the reader starts over', () => {
    const history = runHistory(storageOf(1e6));
    history.add(run(1));
    history.clear();
    expect(history.all()).toEqual([]);
  });
});

describe('splitProperties', () => {
  test('parts what the app said from what the SDK added', () => {
    const own = {
      amount: 1,
      $set_once: { initial_name: 'ada' },
      '$feature/new-cool-feature': true,
    };
    const sdk = { $lib: 'posthog-node', $geoip_disable: true };
    expect(splitProperties({ ...sdk, ...own })).toEqual({ own, sdk });
  });
});
