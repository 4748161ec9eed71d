import { describe, expect, test } from 'vitest';
import { createHostCheck } from '../../../src/gate/createHostCheck.ts';

describe('createHostCheck', () => {
  const statusOf = (host: string, authority: string | undefined, allowedHosts: string[] = []) =>
    createHostCheck({ host, allowedHosts })(authority)?.status ?? 200;

  test.each(['localhost', 'localhost:1', '127.0.0.1:4321', '[::1]:4321', 'LOCALHOST.'])(
    'lets this machine ask for %s',
    (authority) => {
      expect(statusOf('localhost', authority)).toBe(200);
    },
  );

  test.each([
    'evil.test',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    '192.168.1.5',
    '[fe80::1]',
  ])('lets nobody ask a server of this machine alone for %s', (authority) => {
    expect(statusOf('localhost', authority)).toBe(421);
    expect(statusOf('127.0.0.1', authority)).toBe(421);
    expect(statusOf('::1', authority)).toBe(421);
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'box.lan'])(
    'lets everybody ask a server that listens on %s for an address, and for no name but its own',
    (host) => {
      for (const authority of ['192.168.1.5:4321', '[2001:db8::1]:80', '127.0.0.1', 'localhost']) {
        expect(statusOf(host, authority)).toBe(200);
      }
      expect(statusOf(host, host.includes(':') ? `[${host}]` : host)).toBe(200);
      expect(statusOf(host, 'evil.test')).toBe(421);
      expect(statusOf(host, '1.2.3.4.evil.test')).toBe(421);
      expect(statusOf(host, '300.1.1.1')).toBe(421);
    },
  );

  test('takes further names from the setting, with any port', () => {
    expect(statusOf('localhost', 'Flags.example:8443', ['flags.example'])).toBe(200);
    expect(statusOf('localhost', 'sub.flags.example', ['flags.example'])).toBe(421);
  });

  test('says which name it does not go by, and what to do', () => {
    const check = createHostCheck({ host: 'localhost', allowedHosts: [] });
    expect(check('evil.test:80')?.sentence).toBe(
      'This server does not go by the name “evil.test”. Open it by its own address, or start it with that name in ALLOWED_HOSTS.',
    );
    expect(check(undefined)).toMatchObject({ status: 400 });
  });
});
