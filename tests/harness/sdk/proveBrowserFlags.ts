import { expect } from 'vitest';
import multivariateVectors from '../../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import { distinctIdOf, eventually, expectFlag, flagOf, type BrowserSetup } from './browserSetup.ts';
import { createEarlyAccess } from './createFlags.ts';
import { waitForFlags } from './openBrowserApp.ts';
import type { Prove } from './sdkSuite.ts';

/** Flags of posthog-js, their payloads, what is reported of them, and early access. */
export function proveBrowserFlags(proves: Prove, { posthog, app, arrived }: BrowserSetup): void {
  proves('flags', "decide as PostHog's consistency vectors say", async () => {
    const page = await app().visit();
    for (let index = 0; index < 5; index++) {
      await page.evaluate((id) => {
        window.posthog.reset();
        window.posthog.identify(id);
      }, `distinct_id_${index}`);
      await expectFlag(page, 'multivariate-flag', multivariateVectors.expected[index] ?? '');
    }
  });

  proves('flags', 'person properties decide, before they are stored too', async () => {
    const page = await app().visit();
    expect(await flagOf(page, 'everyone')).toBe(true);
    expect(await flagOf(page, 'switched-off')).toBeUndefined();
    expect(await flagOf(page, 'pro-plan')).toBe(false);
    await page.evaluate(() => window.posthog.setPersonPropertiesForFlags({ plan: 'pro' }));
    await expectFlag(page, 'pro-plan', true);
  });

  proves('flags', 'someone who comes back keeps their id and their flags', async () => {
    const page = await app().visit();
    await page.evaluate(() => window.posthog.identify('js-donald', { plan: 'pro' }));
    await arrived('$identify', 'js-donald');
    await page.reload();
    await waitForFlags(page);
    expect(await distinctIdOf(page)).toBe('js-donald');
    await eventually(async () => expect(await flagOf(page, 'pro-plan')).toBe(true));
  });

  proves('payloads', 'a payload comes parsed', async () => {
    const page = await app().visit();
    // As text, for the call is deprecated today and the only one of earlier versions.
    const payload = await page.evaluate("posthog.getFeatureFlagPayload('everyone')");
    expect(payload).toEqual({ color: 'blue' });
  });

  proves(
    'flag events',
    'a flag that was read is reported once, and events carry the flags',
    async () => {
      const page = await app().visit();
      await page.evaluate(() => {
        window.posthog.isFeatureEnabled('everyone');
        window.posthog.isFeatureEnabled('everyone');
        window.posthog.capture('paid');
      });
      const events = await arrived('paid', await distinctIdOf(page));
      const called = events.filter(({ event }) => event === '$feature_flag_called');
      expect(called.map(({ properties }) => properties)).toMatchObject([
        { $feature_flag: 'everyone', $feature_flag_response: true },
      ]);
      const paid = events.find(({ event }) => event === 'paid');
      expect(paid?.properties).toMatchObject({ '$feature/everyone': true });
    },
  );

  proves('early access', 'a visitor joins a beta and leaves it', async () => {
    await createEarlyAccess(posthog().api);
    const page = await app().visit();
    const features = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.posthog.getEarlyAccessFeatures((list) => resolve(list), true);
        }),
    );
    expect(features).toMatchObject([{ name: 'New editor', stage: 'beta', flagKey: 'new-editor' }]);
    await expectFlag(page, 'new-editor', false);
    for (const joins of [true, false]) {
      await page.evaluate((enrolled) => {
        window.posthog.updateEarlyAccessFeatureEnrollment('new-editor', enrolled);
      }, joins);
      await expectFlag(page, 'new-editor', joins);
    }
    await arrived('$feature_enrollment_update', await distinctIdOf(page));
  });
}
