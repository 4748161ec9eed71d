import { describe, expect, test } from 'vitest';
import { drafts } from '../../../../src/components/editor/drafts.ts';
import { runHistory } from '../../../../src/components/ui/runHistory.ts';

/** A browser's storage that takes `quota` characters in all. */
function memoryOf(quota: number) {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem(key: string, value: string) {
      const others = [...items].filter(([name]) => name !== key).map(([, text]) => text.length);
      const total = others.reduce((sum, length) => sum + length, value.length);
      if (total > quota) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

describe('drafts', () => {
  test('are kept by stage, the newest of each', () => {
    const kept = drafts(memoryOf(1e6));
    kept.keep('flag', { code: 'one', isOpen: true });
    kept.keep('plain', { code: 'two', isOpen: true });
    kept.keep('flag', { code: 'three', isOpen: false });
    expect(kept.of('flag')).toEqual({ code: 'three', isOpen: false });
    expect(kept.of('plain')).toEqual({ code: 'two', isOpen: true });
    expect(kept.of('capture')).toBeUndefined();
  });

  test('leave nothing behind once all are dropped', () => {
    const memory = memoryOf(1e6);
    const kept = drafts(memory);
    kept.keep('flag', { code: 'one', isOpen: true });
    kept.drop('plain');
    expect(kept.of('flag')).toBeDefined();
    kept.drop('flag');
    expect(memory.getItem('flagbook:drafts')).toBeNull();
  });

  test('take the room of remembered runs when there is no other', () => {
    const memory = memoryOf(1000);
    memory.setItem('flagbook:runs', JSON.stringify([{ id: '1', html: 'x'.repeat(800) }]));
    const kept = drafts(memory);
    kept.keep('flag', { code: 'y'.repeat(600), isOpen: true });
    expect(kept.of('flag')?.code).toHaveLength(600);
    expect(runHistory(memory).all()).toEqual([]);
  });

  test('too large for a storage are no reason to fail', () => {
    const kept = drafts(memoryOf(100));
    kept.keep('flag', { code: 'y'.repeat(600), isOpen: true });
    expect(kept.of('flag')).toBeUndefined();
  });
});
