import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import multivariateVectors from '../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import { createCompanyFlag, createEarlyAccess, createFlags } from './createFlags.ts';
import { installedVersion } from './installedVersion.ts';
import type { ApiEvent } from './openApi.ts';
import { openBrowserApp, waitForFlags, type BrowserApp } from './openBrowserApp.ts';
import { openPostHog, type OpenPostHog } from './openPostHog.ts';
import { sdkSuite } from './sdkSuite.ts';

const NAME = `posthog-js ${installedVersion('posthog-js')}`;
/** posthog-js sends what it has every 3 seconds. */
const SENT = { timeout: 10_000 };

describe(NAME, () => {
  let posthog: OpenPostHog;
  let app: BrowserApp;

  beforeAll(async () => {
    posthog = await openPostHog();
    await createFlags(posthog.api);
    app = await openBrowserApp(posthog.host);
  });

  afterAll(async () => {
    await app.close();
    await posthog.close();
  });

  const distinctId = (page: Page) => page.evaluate(() => window.posthog.get_distinct_id());

  /** Waits until an event of that name has arrived from someone; gives all of theirs. */
  async function arrived(event: string, id: string): Promise<ApiEvent[]> {
    const names = async () => (await posthog.api.events(id)).map((stored) => stored.event);
    await expect.poll(names, SENT).toContain(event);
    return posthog.api.events(id);
  }

  sdkSuite(NAME, (proves) => {
    proves('events', 'page views, clicks and what the app captures arrive once', async () => {
      const page = await app.visit();
      await page.evaluate(() => window.posthog.capture('looked', { at: 'shoes' }));
      await page.click('button');
      const events = await arrived('$autocapture', await distinctId(page));
      expect(events.map(({ event }) => event).toSorted()).toEqual([
        '$autocapture',
        '$pageview',
        'looked',
      ]);
      expect(events.find(({ event }) => event === 'looked')?.properties).toMatchObject({
        at: 'shoes',
        $lib: 'web',
        $lib_version: installedVersion('posthog-js'),
        token: 'phc_flagbook',
      });
    });

    proves('events', 'what is left is sent when the page is', async () => {
      const page = await app.visit();
      const id = await distinctId(page);
      await page.evaluate(() => window.posthog.capture('hesitated'));
      await page.goto('about:blank');
      expect((await arrived('$pageleave', id)).map(({ event }) => event)).toContain('hesitated');
    });

    proves('persons', 'identify and setPersonProperties make the person', async () => {
      const page = await app.visit();
      await page.evaluate(() => {
        window.posthog.identify('js-edsger', { email: 'edsger@example.com' }, { first: 1 });
        window.posthog.setPersonProperties({ last: 2 }, { first: 2 });
      });
      await arrived('$set', 'js-edsger');
      expect(await posthog.api.person('js-edsger')).toMatchObject({
        is_identified: true,
        properties: { email: 'edsger@example.com', first: 1, last: 2 },
      });
    });

    proves('persons', 'before identify, nobody is made a person', async () => {
      const page = await app.visit();
      const id = await distinctId(page);
      await page.evaluate(() => window.posthog.capture('looked'));
      const [event] = await arrived('looked', id);
      expect(event?.properties['$process_person_profile']).toBe(false);
      expect(await posthog.api.person(id)).toBeUndefined();
    });

    proves(
      'aliases',
      'whoever logs in takes along what they did before, and their aliases',
      async () => {
        const page = await app.visit();
        const anonymous = await distinctId(page);
        await page.evaluate(() => {
          window.posthog.identify('js-barbara');
          window.posthog.alias('js-barbara-by-mail');
        });
        await arrived('$create_alias', 'js-barbara');
        const ids = async () => (await posthog.api.person('js-barbara'))?.distinct_ids.toSorted();
        await expect.poll(ids).toEqual([anonymous, 'js-barbara', 'js-barbara-by-mail'].toSorted());
      },
    );

    proves('aliases', 'after reset, the next visitor is someone else', async () => {
      const page = await app.visit();
      await page.evaluate(() => window.posthog.identify('js-first'));
      await arrived('$identify', 'js-first');
      await page.evaluate(() => {
        window.posthog.reset();
        window.posthog.identify('js-second');
      });
      await arrived('$identify', 'js-second');
      const first = await posthog.api.person('js-first');
      expect(first?.distinct_ids).not.toContain('js-second');
      expect((await posthog.api.person('js-second'))?.distinct_ids).toHaveLength(2);
    });

    proves('groups', 'group says what a group is, and flags are about groups', async () => {
      const page = await app.visit();
      await page.evaluate(() => {
        window.posthog.identify('js-alan');
        window.posthog.group('company', 'acme', { seats: 500 });
        window.posthog.capture('met');
      });
      const events = await arrived('met', 'js-alan');
      const met = events.find(({ event }) => event === 'met');
      expect(met?.properties['$groups']).toEqual({ company: 'acme' });
      expect(await posthog.api.groups(0)).toContainEqual(
        expect.objectContaining({ group_key: 'acme', group_properties: { seats: 500 } }),
      );
      await createCompanyFlag(posthog);
      await reloadFlags(page, 'big-company', true);
      await page.evaluate(() => window.posthog.resetGroups());
      await reloadFlags(page, 'big-company', false);
    });

    proves('flags', "decide as PostHog's consistency vectors say", async () => {
      const page = await app.visit();
      for (let index = 0; index < 5; index++) {
        await page.evaluate((id) => {
          window.posthog.reset();
          window.posthog.identify(id);
        }, `distinct_id_${index}`);
        await reloadFlags(page, 'multivariate-flag', multivariateVectors.expected[index] ?? '');
      }
    });

    proves('flags', 'person properties decide, before they are stored too', async () => {
      const page = await app.visit();
      expect(await flag(page, 'everyone')).toBe(true);
      expect(await flag(page, 'switched-off')).toBeUndefined();
      expect(await flag(page, 'pro-plan')).toBe(false);
      await page.evaluate(() => window.posthog.setPersonPropertiesForFlags({ plan: 'pro' }));
      await reloadFlags(page, 'pro-plan', true);
    });

    proves('flags', 'someone who comes back keeps their id and their flags', async () => {
      const page = await app.visit();
      await page.evaluate(() => window.posthog.identify('js-donald', { plan: 'pro' }));
      await arrived('$identify', 'js-donald');
      await page.reload();
      await waitForFlags(page);
      expect(await distinctId(page)).toBe('js-donald');
      await expect.poll(() => flag(page, 'pro-plan'), SENT).toBe(true);
    });

    proves('payloads', 'a payload comes parsed', async () => {
      const page = await app.visit();
      const result = await page.evaluate(() => window.posthog.getFeatureFlagResult('everyone'));
      expect(result).toMatchObject({ enabled: true, payload: { color: 'blue' } });
    });

    proves(
      'flag events',
      'a flag that was read is reported once, and events carry the flags',
      async () => {
        const page = await app.visit();
        await page.evaluate(() => {
          window.posthog.isFeatureEnabled('everyone');
          window.posthog.isFeatureEnabled('everyone');
          window.posthog.capture('paid');
        });
        const events = await arrived('paid', await distinctId(page));
        const called = events.filter(({ event }) => event === '$feature_flag_called');
        expect(called.map(({ properties }) => properties)).toMatchObject([
          { $feature_flag: 'everyone', $feature_flag_response: true },
        ]);
        const paid = events.find(({ event }) => event === 'paid');
        expect(paid?.properties).toMatchObject({ '$feature/everyone': true });
      },
    );

    proves('early access', 'a visitor joins a beta and leaves it', async () => {
      await createEarlyAccess(posthog.api);
      const page = await app.visit();
      const features = await page.evaluate(
        () =>
          new Promise((resolve) => {
            window.posthog.getEarlyAccessFeatures((list) => resolve(list), true);
          }),
      );
      expect(features).toMatchObject([
        { name: 'New editor', stage: 'beta', flagKey: 'new-editor' },
      ]);
      await reloadFlags(page, 'new-editor', false);
      for (const joins of [true, false]) {
        await page.evaluate((enrolled) => {
          window.posthog.updateEarlyAccessFeatureEnrollment('new-editor', enrolled);
        }, joins);
        await reloadFlags(page, 'new-editor', joins);
      }
      await arrived('$feature_enrollment_update', await distinctId(page));
    });

    proves('opt out', 'nothing is captured between opting out and opting in', async () => {
      const page = await app.visit();
      const id = await distinctId(page);
      await arrived('$pageview', id);
      await page.evaluate(() => {
        window.posthog.opt_out_capturing();
        window.posthog.capture('hidden');
        window.posthog.opt_in_capturing();
        window.posthog.capture('seen');
      });
      const names = (await arrived('seen', id)).map(({ event }) => event);
      expect(names).not.toContain('hidden');
      expect(names).toContain('$opt_in');
    });
  });

  test('neither the console nor a request complained', () => {
    expect(app.problems).toEqual([]);
    expect(posthog.refused()).toEqual([]);
  });
});

const flag = (page: Page, key: string) =>
  page.evaluate((name) => window.posthog.getFeatureFlag(name, { send_event: false }), key);

/** Asks for the flags again, until one of them is as expected. */
async function reloadFlags(page: Page, key: string, value: string | boolean): Promise<void> {
  await page.evaluate(() => window.posthog.reloadFeatureFlags());
  await expect.poll(() => flag(page, key), SENT).toBe(value);
}
