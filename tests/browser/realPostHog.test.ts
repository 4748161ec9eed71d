import { expect } from 'vitest';
import { readerPath } from '../harness/browser/readerPath.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { ownSiteTest } from '../harness/browser/siteTest.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

ownSiteTest(() => startOnRealPostHog())(
  'a reader takes the six steps against a PostHog elsewhere',
  async ({ site }) => {
    await readerPath(site, () => Promise.resolve());
  },
);

ownSiteTest(() => startOnRealPostHog({ POSTHOG_PERSONAL_API_KEY: '' }))(
  'without a personal API key, runs work and the page says what cannot be shown',
  async ({ site: { page, open } }) => {
    await open('/first-flag/flag');
    const { pageText, panel } = await runAs(page, 'ian');
    expect(await pageText()).toBe('Hello, ian!');
    expect(await panel('Wire').textContent()).toContain('/flags/?v=2');
    await page.getByRole('tab', { name: 'What PostHog knows' }).click();
    await page.locator('#knows').getByText('Set POSTHOG_PERSONAL_API_KEY.').waitFor();
  },
);
