import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSiteSettings } from '../../../src/project/readSiteSettings.ts';

describe('readSettings', () => {
  test('takes the embedded PostHog on port 4321 of localhost when nothing is set', () => {
    expect(readSiteSettings({})).toEqual({
      port: 4321,
      host: 'localhost',
      posthog: { kind: 'embedded', dataDir: resolve('.data') },
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
