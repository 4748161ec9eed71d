import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSiteSettings } from '../../../src/project/readSiteSettings.ts';

describe('readSettings', () => {
  test('takes the embedded PostHog on port 4321 of localhost when nothing is set', () => {
    expect(readSiteSettings({})).toEqual({
      port: 4321,
      host: 'localhost',
      allowedHosts: [],
      password: undefined,
      readOnly: false,
      posthog: {
        kind: 'embedded',
        dataDir: resolve('.data'),
        isOpen: false,
        personalApiKey: undefined,
      },
    });
  });

  test('counts an empty variable as not set', () => {
    expect(readSiteSettings({ PORT: '', POSTHOG_HOST: '' })).toEqual(readSiteSettings({}));
  });

  test('takes a real PostHog when its host and key are set, and cuts slashes off the host', () => {
    const settings = readSiteSettings({
      POSTHOG_HOST: 'https://us.i.posthog.com//',
      POSTHOG_API_KEY: 'phc_abc',
      POSTHOG_PERSONAL_API_KEY: 'phx_abc',
    });
    expect(settings.posthog).toEqual({
      kind: 'remote',
      host: 'https://us.i.posthog.com',
      appHost: 'https://us.posthog.com',
      apiKey: 'phc_abc',
      personalApiKey: 'phx_abc',
      projectId: '@current',
      isOpen: false,
    });
  });

  describe('for a site that others can reach', () => {
    const REAL = { POSTHOG_HOST: 'https://a.b', POSTHOG_API_KEY: 'phc_a' };

    test.each([{ HOST: '0.0.0.0' }, { HOST: '::' }, { ALLOWED_HOSTS: 'flags.example.com' }])(
      'wants a password or read-only visitors before a real PostHog: %o',
      (open) => {
        const sentence = /Set SITE_PASSWORD to ask visitors for a password, or READ_ONLY=true/;
        expect(() => readSiteSettings({ ...REAL, ...open })).toThrow(sentence);
        expect(() => readSiteSettings({ ...REAL, ...open, READ_ONLY: 'false' })).toThrow(sentence);
        const password = readSiteSettings({ ...REAL, ...open, SITE_PASSWORD: 'a long password' });
        expect(password).toMatchObject({ password: 'a long password', posthog: { isOpen: true } });
        const readOnly = readSiteSettings({ ...REAL, ...open, READ_ONLY: 'true' });
        expect(readOnly).toMatchObject({ readOnly: true, posthog: { isOpen: true } });
      },
    );

    test.each([{ HOST: '127.0.0.2' }, { HOST: '::1' }, { ALLOWED_HOSTS: 'app.localhost' }])(
      'but nothing where only its owner reaches it: %o',
      (shut) => {
        expect(readSiteSettings({ ...REAL, ...shut }).posthog).toMatchObject({ isOpen: false });
        expect(readSiteSettings(shut).posthog).toMatchObject({ isOpen: false });
      },
    );

    test('takes names as Host headers have them', () => {
      const ALLOWED_HOSTS = 'Flags.Example.com, flügge.example,[2001:DB8::1] 10.0.0.1';
      expect(readSiteSettings({ ALLOWED_HOSTS }).allowedHosts).toEqual([
        'flags.example.com',
        'xn--flgge-lva.example',
        '[2001:db8::1]',
        '10.0.0.1',
      ]);
    });

    test.each(['*', '*.example.com', 'https://a.b', 'a.b:80', 'a@b', 'a.b/c'])(
      'takes no other thing for a name: %s',
      (ALLOWED_HOSTS) => {
        expect(() => readSiteSettings({ ALLOWED_HOSTS })).toThrow(
          /^ALLOWED_HOSTS must be names without scheme and port/,
        );
      },
    );

    test('wants passwords that cannot be guessed, and tells none', () => {
      expect(() => readSiteSettings({ SITE_PASSWORD: 'hunter2' })).toThrow(
        'SITE_PASSWORD must have at least 12 characters: whoever knows it gets in.',
      );
      expect(() => readSiteSettings({ SITE_PASSWORD: 'hunter2' })).not.toThrow('hunter2');
    });

    test('takes a personal API key for the embedded PostHog alone', () => {
      const PERSONAL_API_KEY = `phx_${'a'.repeat(20)}`;
      expect(readSiteSettings({ PERSONAL_API_KEY }).posthog).toMatchObject({
        personalApiKey: PERSONAL_API_KEY,
      });
      expect(() => readSiteSettings({ ...REAL, PERSONAL_API_KEY })).toThrow(
        'Use POSTHOG_PERSONAL_API_KEY for the key of your PostHog.',
      );
    });
  });

  test.each([
    [{ PORT: 'http' }, 'PORT must be a number, such as 4321. It is "http".'],
    [{ PORT: '70000' }, 'PORT must be 65535 or less. It is "70000".'],
    [{ PORT: '1.5' }, 'PORT must be a whole number, such as 4321. It is "1.5".'],
    [
      { POSTHOG_HOST: 'us.i.posthog.com', POSTHOG_API_KEY: 'phc_a' },
      'POSTHOG_HOST must be a URL with http or https, such as https://us.i.posthog.com. It is "us.i.posthog.com".',
    ],
    [
      { POSTHOG_HOST: 'https://a.b', POSTHOG_API_KEY: 'phc_a', POSTHOG_PROJECT_ID: 'my-shop' },
      'POSTHOG_PROJECT_ID must be the number in your PostHog\'s project settings, such as 12345. It is "my-shop".',
    ],
    [
      { POSTHOG_APP_HOST: 'ftp://a.b' },
      'POSTHOG_APP_HOST must be a URL with http or https, such as https://us.posthog.com. It is "ftp://a.b".',
    ],
  ])('says what is wrong with %o', (environment, sentence) => {
    expect(() => readSiteSettings(environment)).toThrow(sentence);
  });

  test('never repeats a key in a message', () => {
    const environment = { POSTHOG_HOST: 'https://a.b', POSTHOG_API_KEY: 'phx_secret' };
    expect(() => readSiteSettings(environment)).toThrow(/^((?!phx_secret).)*$/s);
  });

  test('names the variable that is missing when only one of host and key is set', () => {
    expect(() => readSiteSettings({ POSTHOG_HOST: 'https://a.b' })).toThrow(
      'POSTHOG_HOST is set to https://a.b, but POSTHOG_API_KEY is not.',
    );
    expect(() => readSiteSettings({ POSTHOG_API_KEY: 'phc_a' })).toThrow(
      'POSTHOG_API_KEY is set, but POSTHOG_HOST is not.',
    );
  });

  test.each([
    { POSTHOG_PERSONAL_API_KEY: 'phx_a' },
    { POSTHOG_APP_HOST: 'https://a.b' },
    { POSTHOG_PROJECT_ID: '1' },
  ])('does not quietly take the embedded PostHog when %o alone is set', (environment) => {
    const [name] = Object.keys(environment);
    expect(() => readSiteSettings(environment)).toThrow(
      `${name} is set, but POSTHOG_HOST is not. Set it to the address of your PostHog, such as https://us.i.posthog.com, or unset ${name} to use the embedded PostHog.`,
    );
  });

  test('resolves DATA_DIR against the folder in which npm was called', () => {
    const environment = {
      DATA_DIR: 'shop',
      INIT_CWD: '/home/ada',
      npm_package_json: resolve('package.json'),
    };
    expect(readSiteSettings(environment).posthog).toMatchObject({ dataDir: '/home/ada/shop' });
    expect(readSiteSettings({ ...environment, DATA_DIR: '' }).posthog).toMatchObject({
      dataDir: resolve('.data'),
    });
  });
});
