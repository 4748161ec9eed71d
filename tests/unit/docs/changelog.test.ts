import { expect, test } from 'vitest';
import document from '../../../CHANGELOG.md?raw';
import lock from '../../../package-lock.json' with { type: 'json' };
import manifest from '../../../package.json' with { type: 'json' };

const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

const releases = [...document.matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$/gm)].map(
  ([, version = '', date = '']) => ({ version, date }),
);

test('the version of package.json is the newest release, and that of the lock file', () => {
  expect(manifest.version).toBe(releases[0]?.version);
  expect([lock.version, lock.packages[''].version]).toEqual([manifest.version, manifest.version]);
});

test('every section is a release or what is not released, the newest first', () => {
  const titles = [...document.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  const named = releases.map(({ version, date }) => `[${version}] - ${date}`);
  expect(titles.filter((title) => title !== '[Unreleased]')).toEqual(named);
  if (titles.includes('[Unreleased]')) expect(titles[0]).toBe('[Unreleased]');
  const byVersion = releases.toSorted(
    (a, b) => -a.version.localeCompare(b.version, 'en', { numeric: true }),
  );
  expect(releases).toEqual(byVersion);
  const dates = releases.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted().toReversed());
});

test('every change is of a kind that Keep a Changelog has', () => {
  const kinds = [...document.matchAll(/^### (.+)$/gm)].map(([, kind = '']) => kind);
  expect(kinds).not.toEqual([]);
  expect(kinds.filter((kind) => !KINDS.includes(kind))).toEqual([]);
});
