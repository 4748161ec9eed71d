import { mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { storageAdvice } from '../../../../src/posthog/store/file/storageAdvice.ts';

const folder = mkdtempSync(join(tmpdir(), 'posthog-advice-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the real system says first, and then what to do. */
const CASES: [string, (path: string) => void, RegExp][] = [
  ['a folder of that name', (path) => mkdirSync(path), /unable to open.*no folder has its name/],
  [
    'the file of another program',
    (path) => {
      const other = new DatabaseSync(path);
      other.exec('CREATE TABLE events (title TEXT)');
      other.close();
    },
    /events already exists\. Another program seems to have made the file: move it away/,
  ],
  [
    'a file that another program holds',
    (path) => {
      createStore(path).close();
      const other = new DatabaseSync(path);
      other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
      onTestFinished(() => other.close());
    },
    /database is locked\. Another program holds it: stop that program/,
  ],
  [
    'a file that was cut off',
    (path) => {
      createStore(path).close();
      truncateSync(path, 5000);
    },
    /malformed\. The file is damaged: put a copy in its place/,
  ],
];

describe('a database that cannot be opened is told with advice that fits', () => {
  test.each(CASES)('%s', (name, make, sentence) => {
    const path = join(folder, `${name}.db`);
    make(path);
    expect(() => createStore(path)).toThrow(sentence);
    expect(() => createStore(path)).toThrow(`Cannot open the database ${path}: `);
    expect(() => createStore(path)).toThrow(
      /, or name another place with DATA_DIR \(DATA, .*\)\.$/,
    );
  });

  test.skipIf(process.platform !== 'linux')('a full disk', () => {
    expect(() => createStore('/dev/full')).toThrow(/That disk is full: make room on it/);
  });

  // Root, as whom tests may run, may write everywhere.
  test.each([
    [{ code: 'EACCES' }, 'Let this user write there'],
    [{ code: 'EROFS' }, 'That disk can only be read: make it writable'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 1544 }, 'Let this user write there'],
    [{ code: 'EIO' }, 'Check that this user may write there, and that the file is a database'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 1034 }, 'Check that this user may write there, and'],
  ])('%o', (properties, advice) => {
    expect(storageAdvice(Object.assign(new Error('no'), properties))).toContain(advice);
  });
});
