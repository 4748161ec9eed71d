import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import { openTestPostHog } from './openTestPostHog.ts';

/** An event of ada. */
export const seen = { event: 'seen', distinct_id: 'ada' };

/** So many of that event. */
export const many = (count: number) => Array.from({ length: count }, () => seen);

/** A folder for a database whose files a test may take away, until the test is over. */
export function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'posthog-lost-'));
  const path = join(folder, 'posthog.db');
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    logged.mockRestore();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    path,
    wal: `${path}-wal`,
    /** A PostHog that keeps its data there. */
    open: (store = createStore(path)) => {
      const posthog = openTestPostHog(store);
      onTestFinished(() => posthog.server.close());
      return { ...posthog, store };
    },
    /** A copy of the files as they are on disk now: what `kill -9` would leave. */
    leftBehind: () => {
      const copy = join(mkdtempSync(join(folder, 'left-')), 'posthog.db');
      copyFileSync(path, copy);
      copyFileSync(`${path}-wal`, `${copy}-wal`);
      return copy;
    },
  };
}

/** How many events a file has. */
export function countOf(file: string): number {
  const store = createStore(file);
  const { length } = store.events.arrivedAfter(1, 0, 1_000_000);
  store.close();
  return length;
}
