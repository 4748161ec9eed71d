import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { distinctIdOf, eventually, flagOf } from '../harness/sdk/browserSetup.ts';
import { createFlags } from '../harness/sdk/createFlags.ts';
import { waitForFlags } from '../harness/sdk/openBrowserApp.ts';
import { openPostHog, type OpenPostHog } from '../harness/sdk/openPostHog.ts';
import { openSnippetApp } from '../harness/sdk/openSnippetApp.ts';
import { snippet } from '../harness/sdk/snippet.ts';

let browser: Browser;
let posthog: OpenPostHog;

beforeAll(async () => {
  browser = await openBrowser();
  posthog = await openPostHog();
  await createFlags(posthog.api);
});

afterAll(async () => {
  await browser.close();
  await posthog.close();
});

/** Ways to load posthog-js from a PostHog, as HTML. */
const LOADERS: [string, (host: string) => string][] = [
  ['the snippet', (host) => snippet(`${host}/static/array.js`)],
  ['the snippet that pins a major version', (host) => snippet(`${host}/static/1/array.js`)],
  ['the snippet that pins another version', (host) => snippet(`${host}/static/1.380.0/array.js`)],
  ['the snippet with everything in it', (host) => snippet(`${host}/static/array.full.js`)],
  ['the snippet with a token', (host) => snippet(`${host}/array/phc_flagbook/array.js`)],
  [
    'the bootstrap of posthog-js itself',
    (host) =>
      `<script src="${host}/static/loader-bootstrap.js" crossorigin="anonymous" data-asset-host="${host}"></script>`,
  ],
];

test.concurrent.each(LOADERS)(
  'a page loads posthog-js by %s, captures and has flags',
  async (_, loader) => {
    const { page, problems, close } = await openSnippetApp(
      browser,
      posthog.host,
      loader(posthog.host),
    );
    await waitForFlags(page);
    expect(await flagOf(page, 'everyone')).toBe(true);
    await page.getByRole('button').click();
    const distinctId = await distinctIdOf(page);
    await eventually(async () => {
      const names = (await posthog.api.events(distinctId)).map(({ event }) => event);
      expect(names).toEqual(expect.arrayContaining(['early', '$pageview', '$autocapture']));
    });
    expect(problems).toEqual([]);
    await close();
  },
);

test.concurrent.each([{}, { strict_script_versioning: true }])(
  'a page loads what its options ask for from the same place: %o',
  async (versioning) => {
    const asked = posthog.exchanges.length;
    const { page, problems, close } = await openSnippetApp(
      browser,
      posthog.host,
      snippet(`${posthog.host}/static/array.js`),
      {
        capture_exceptions: true,
        capture_dead_clicks: true,
        capture_performance: { web_vitals: true },
        ...versioning,
      },
    );
    await waitForFlags(page);
    await eventually(async () => {
      const scripts = posthog.exchanges.slice(asked).map(({ path }) => path);
      for (const name of ['exception-autocapture', 'dead-clicks-autocapture', 'web-vitals']) {
        expect(scripts).toContainEqual(expect.stringContaining(`/${name}`));
      }
      return Promise.resolve();
    });
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of stock');
      });
    });
    const distinctId = await distinctIdOf(page);
    await eventually(async () => {
      const names = (await posthog.api.events(distinctId)).map(({ event }) => event);
      expect(names).toContain('$exception');
    });
    expect(problems).toEqual(['out of stock']);
    expect(posthog.refused()).toEqual([]);
    await close();
  },
);
