import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, type BrowserSetup } from './browserSetup.ts';
import { createFlags } from './createFlags.ts';
import { installedVersion } from './installedVersion.ts';
import { openBrowserApp, type BrowserApp } from './openBrowserApp.ts';
import { openPostHog, type OpenPostHog } from './openPostHog.ts';
import { proveBrowserFlags } from './proveBrowserFlags.ts';
import { proveBrowserPersons } from './proveBrowserPersons.ts';
import { browserName } from './sdkNames.ts';
import { sdkSuite, type Prove } from './sdkSuite.ts';

/** The tests of a version of posthog-js in a real browser, by the name it is installed under. */
export function browserSuite(installedAs: string): void {
  const name = browserName(installedAs);
  let posthog: OpenPostHog;
  let app: BrowserApp;

  beforeAll(async () => {
    posthog = await openPostHog();
    await createFlags(posthog.api);
    app = await openBrowserApp(posthog.host, installedAs);
  });

  afterAll(async () => {
    await app.close();
    await posthog.close();
  });

  const setup: BrowserSetup = {
    version: installedVersion(installedAs),
    posthog: () => posthog,
    app: () => app,
    arrived: async (event, distinctId) => {
      const names = async () =>
        (await posthog.api.events(distinctId)).map((stored) => stored.event);
      await eventually(async () => expect(await names()).toContain(event));
      return posthog.api.events(distinctId);
    },
  };

  const prove = (proves: Prove) => {
    proveBrowserPersons(proves, setup);
    proveBrowserFlags(proves, setup);
  };
  // Side by side, for what takes time is waiting for posthog-js to send.
  sdkSuite(name, prove, { concurrent: true });

  test('neither the console nor a request complained', () => {
    expect(app.problems).toEqual([]);
    expect(posthog.refused()).toEqual([]);
  });
}
