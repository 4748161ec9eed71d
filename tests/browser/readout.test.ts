import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const FLAG = '/first-flag/flag';
const readout = (page: Page) => page.locator('.readout');
const line = (page: Page) => readout(page).locator('.unit-line');
const said = (page: Page) => page.locator('run-console > [role=status]').textContent();

describe('the verdict on one line, above the number line', () => {
  const test = siteTest();

  test('before a run the cast stands on the line, each where the evaluator puts them', async ({
    site,
  }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(FLAG);
    expect(await readout(page).innerText()).toContain('Not asked yet. Will ian be let in?');
    expect(await line(page).getAttribute('aria-label')).toContain(
      'ian is at 0.2676; ada is at 0.8165',
    );
    for (const user of ['ian', 'ada', 'priya', 'max', 'kofi']) {
      expect(await line(page).getByText(user, { exact: true }).isVisible(), user).toBe(true);
    }
  });

  test('the condition set that decided is drawn strongest', async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(FLAG);
    await runAs(page, 'ian');
    expect(await line(page).locator('.chosen').textContent()).toContain('set 1 · 50 % of everyone');
    await runAs(page, 'priya');
    expect(await line(page).locator('.chosen').count()).toBe(0);
    expect(await readout(page).innerText()).toContain(
      'Off for priya, because none of the 2 condition sets matched.',
    );
  });

  test('without a flag it says so, and leads to the step that makes one', async ({ site }) => {
    const { page, open } = site;
    await open(FLAG);
    expect(await readout(page).innerText()).toContain('PostHog does not have the flag yet.');
    await readout(page).getByRole('link', { name: 'Make it.' }).click();
    await page.waitForURL('**/first-flag/create-flag#flag');
    await page.goBack();
    await runAs(page, 'ian');
    expect(await readout(page).innerText()).toContain(
      'PostHog has no active flag new-cool-feature, so the code took its default path.',
    );
  });

  test('a misspelt key is named as the code asked for it', async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(`${FLAG}?run=1&stage=misspell-the-key&user=ian`);
    expect(await readout(page).innerText()).toContain(
      'PostHog has no active flag new-cool-featrue, so the code took its default path.',
    );
    expect(await line(page).getAttribute('aria-label')).toContain('ian is at 0.2676');
  });

  test('a verdict that turns is seen to turn, and told', async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(FLAG);
    const top = await readout(page).boundingBox();
    await runAs(page, 'ada');
    expect(await readout(page).locator('.turn').count()).toBe(0);
    await runAs(page, 'ada');
    expect(await readout(page).locator('.turn').innerText()).toMatch(/off\s*→\s*on/);
    expect(await readout(page).locator('.turned').count()).toBe(1);
    expect(await said(page)).toMatch(/flag on, turned for ada from off to on$/);
    await runAs(page, 'ada');
    expect(await readout(page).locator('.turn').count(), 'the same again').toBe(0);
    expect(await readout(page).boundingBox()).toEqual(top);
  });
});

siteTest({ reducedMotion: 'reduce' })(
  'nothing moves at a turn where the reader asked for none',
  async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(FLAG);
    await runAs(page, 'ada');
    await runAs(page, 'ada');
    await readout(page).locator('.turn').waitFor();
    expect(
      await page.evaluate(
        () => document.querySelector('.readout')?.getAnimations({ subtree: true }).length,
      ),
    ).toBe(0);
  },
);

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'on a phone page, verdict, line and picture fit into half of the screen',
  async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(FLAG);
    await page.getByRole('button', { name: 'Run', exact: true }).tap();
    await page.locator('run-console[data-state=settled]').waitFor();
    await page.waitForTimeout(300);
    for (const part of ['.run-page', '.readout', '.run-picture svg']) {
      const { y = 0, height = 0 } = (await page.locator(part).first().boundingBox()) ?? {};
      expect(y + height, part).toBeLessThanOrEqual(844);
    }
  },
);
