import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { choosePersonalApiKey } from '../../../src/startup/choosePersonalApiKey.ts';

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'flagbook-key-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'posthog.db.key');
  const options = { fixed: 'phx_flagbook', given: undefined, isOpen: true, file };
  return { file, options };
}

describe('choosePersonalApiKey', () => {
  test('keeps the key that everybody knows to a server that nobody else reaches', () => {
    const { options } = open();
    const chosen = choosePersonalApiKey({ ...options, isOpen: false });
    expect(chosen).toEqual({ key: 'phx_flagbook', told: 'phx_flagbook' });
  });

  test('makes a key at the first start, tells it once, and keeps it to its owner', () => {
    const { options, file } = open();
    const first = choosePersonalApiKey(options);
    expect(first.key).toMatch(/^phx_[\w-]{43}$/);
    expect(first.told).toContain(first.key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(first.key);
    expect(choosePersonalApiKey(options)).toEqual({ key: first.key, told: `in ${file}` });
  });

  test('makes another for other data, and a new one each time where nothing is kept', () => {
    const keys = [open(), open()].map(({ options }) => choosePersonalApiKey(options).key);
    const { options } = open();
    const none = { ...options, file: undefined };
    keys.push(choosePersonalApiKey(none).key, choosePersonalApiKey(none).key);
    expect(new Set(keys).size).toBe(4);
  });

  test('takes the key of a setting, and does not print it', () => {
    const { options } = open();
    const given = 'phx_of_a_setting_0123456789';
    const chosen = choosePersonalApiKey({ ...options, given });
    expect(chosen).toEqual({ key: given, told: 'as PERSONAL_API_KEY says' });
  });

  test.each([
    [
      'others may read',
      'phx_0123456789012345678901234567',
      0o644,
      'can be read or written by others',
    ],
    ['is empty', '', 0o600, 'holds no personal API key'],
    ['has the key that everybody knows', 'phx_flagbook', 0o600, 'holds no personal API key'],
  ])('takes no key from a file that %s', (_, text, mode, problem) => {
    const { options, file } = open();
    writeFileSync(file, text);
    chmodSync(file, mode);
    expect(() => choosePersonalApiKey(options)).toThrow(`${file} ${problem}. Delete it`);
  });

  test('says what to do when the key cannot be kept', () => {
    const { options } = open();
    const file = '/proc/nowhere/posthog.db.key';
    expect(() => choosePersonalApiKey({ ...options, file })).toThrow('or set PERSONAL_API_KEY.');
  });
});
