import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { awaitRun, turnToInstrument, turnToRun } from '../harness/browser/runAs.ts';
import { ownSiteTest, siteTest, type Site } from '../harness/browser/siteTest.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

const SHARED = 'Your team shares this inbox.';
const ALONE = 'This inbox is yours alone.';

const test = siteTest();

/** Runs somebody by a click on their name in the text, and gives what the page says. */
async function runWord(page: Page, user: string, stage: string) {
  const word = page.locator(`main .run-word[data-run-user="${user}"][data-run-stage="${stage}"]`);
  const { pageText } = await awaitRun(page, () => word.first().click());
  return pageText();
}

const why = (page: Page, said: string) =>
  page.locator('#why').filter({ hasText: said }).waitFor({ state: 'attached' });

const done = (page: Page, count: string) => page.getByText(`${count} done`).first().waitFor();

async function save(page: Page, name = 'Save') {
  await page.locator('#flag').getByRole('button', { name, exact: true }).click();
  await page
    .locator('.rest-call')
    .getByText(/20[01]/)
    .waitFor();
}

/** Half of all companies, by the fields of the form. */
async function matchByCompany({ page, open }: Site) {
  await open('/companies/colleagues');
  await save(page, 'Create it as the step says');
  await open('/companies/by-company');
  expect(await runWord(page, 'nora@meadow', 'by-company')).toContain(SHARED);
  await turnToInstrument(page);
  await page.getByLabel('Match by', { exact: true }).selectOption({ label: 'company' });
  await save(page);
}

test('half of a team is cut off by a rollout of persons', async ({ site }) => {
  const { page, open } = site;
  await open('/companies/colleagues');
  await save(page, 'Create it as the step says');
  expect(await runWord(page, 'nora@meadow', 'by-person')).toContain(SHARED);
  expect(await runWord(page, 'omar@meadow', 'by-person')).toContain(ALONE);
  await why(page, 'Bucketed by distinct ID');
  await done(page, '2 of 2');
});

test('a whole company is in or out, by one bucket, and off where nobody names it', async ({
  site,
}) => {
  const { page } = site;
  await matchByCompany(site);
  expect(await runWord(page, 'nora@meadow', 'by-company')).toContain(SHARED);
  expect(await runWord(page, 'omar@meadow', 'by-company')).toContain(SHARED);
  await why(page, 'Bucketed by company meadow');
  expect(await runWord(page, 'mei@harbor', 'by-company')).toContain(ALONE);
  await why(page, 'company harbor is at 0.6303');
  expect(await runWord(page, 'nora@meadow', 'leave-out-groups')).toContain(ALONE);
  await why(page, 'matches by company, and nora@meadow came without one');
  await done(page, '5 of 5');
});

test('one colleague’s plan changes the page of all, and a receipt can give it', async ({
  site,
}) => {
  const { page, open } = site;
  await matchByCompany(site);
  await open('/companies/company-plan');
  await page.getByRole('button', { name: /and all on the plan team/ }).click();
  await save(page);
  expect(await runWord(page, 'mei@harbor', 'by-company')).toContain(ALONE);
  await why(page, 'PostHog knows no plan of company harbor');
  expect(await runWord(page, 'viggo@harbor', 'upgrade')).toContain('All of harbor is on team now.');
  expect(await runWord(page, 'mei@harbor', 'by-company')).toContain(SHARED);
  expect(await runWord(page, 'tova@orchard', 'tell-the-person')).toContain('Thank you');
  expect(await runWord(page, 'tova@orchard', 'by-company')).toContain(ALONE);
  await done(page, '4 of 4');

  await page.locator('a[data-open-tab=why]').first().click();
  await page.getByRole('link', { name: 'Give company orchard the property plan = team' }).click();
  await page.getByText('On for tova@orchard, because condition set 2 matched').first().waitFor();
  const plan = page.getByLabel('plan', { exact: true });
  expect(await plan.inputValue()).toBe('team');
  await plan.fill('free');
  await page.getByText('Off for tova@orchard').first().waitFor();
  await page.getByText('Not saved: of company orchard, plan free instead of none').waitFor();
});

test('a link to a run makes the same company in a PostHog of its own', async ({ site }) => {
  const { page } = site;
  await matchByCompany(site);
  await runWord(page, 'omar@meadow', 'by-company');
  await page.getByRole('link', { name: 'Link to this run' }).click();
  await page.waitForURL(/\/run\?/);
  const said = page.locator('[data-verdict]', { hasText: 'company meadow is at 0.3964' });
  await said.first().waitFor({ state: 'attached' });
});

test('the crowd comes in company by company', async ({ site }) => {
  const { page, open } = site;
  await matchByCompany(site);
  await open('/companies/crowd-by-company');
  const said = page.locator('[data-crowd=sentence]');
  const lit = () => page.locator('.people .lit').count();
  await page.locator('a[data-show]').filter({ hasText: 'At 23 %' }).click();
  await page.waitForURL(/set-0-rollout=23/);
  const before = await lit();
  await page.locator('a[data-show]').filter({ hasText: 'At 24 %' }).click();
  await page.waitForURL(/set-0-rollout=24/);
  await expect.poll(async () => (await lit()) - before).toBe(100);
  expect(await said.textContent()).toContain('95 of 100 such crowds');
});

test('one payload has three colours, and changes a page that nobody has deployed', async ({
  site,
}) => {
  const { page, open } = site;
  const fill = () =>
    page
      .locator('run-console .window iframe')
      .last()
      .contentFrame()
      .locator('rect')
      .getAttribute('fill');
  await open('/companies/payload');
  await save(page, 'Create the flag');
  await page.locator('main .run-word[data-run-row=three-pages]').first().click();
  await page.locator('.row-card').nth(2).waitFor();
  await page.locator('run-console[data-state=settled]').waitFor();
  await turnToInstrument(page);
  const payload = page.locator('#payload');
  await payload.fill((await payload.inputValue()).replace('red', 'purple'));
  await save(page);
  await awaitRun(page, () => page.locator('.run-word[data-run-stage=signup-page]').first().click());
  await expect.poll(fill).toBe('purple');
  await done(page, '3 of 5');
});

test('a server that tells of itself on an event alone stays out', async ({ site }) => {
  const { page, open } = site;
  await open('/companies/machine');
  await save(page, 'Create it as the step says');
  for (const engine of ['old', 'new']) {
    expect(await runWord(page, 'canada-cloud-1', 'server')).toContain(`the ${engine} engine`);
  }
  for (const engine of ['old', 'old']) {
    expect(await runWord(page, 'canada-cloud-2', 'leave-out-set')).toContain(
      `the ${engine} engine`,
    );
  }
  await why(page, 'PostHog knows no server_id of canada-cloud-2');
  await done(page, '3 of 4');
});

siteTest({ javaScriptEnabled: false })('without JavaScript each step runs', async ({ site }) => {
  const { page, open } = site;
  await open('/companies/colleagues');
  await page.getByRole('button', { name: 'Create it as the step says' }).click();
  await open('/companies/by-company');
  await page.locator('.run-word[data-run-user="omar@meadow"]').first().click();
  await page.getByText('Off for omar@meadow').first().waitFor();
  await page.getByLabel('Match by', { exact: true }).selectOption({ label: 'company' });
  await page.locator('#flag button.primary').click();
  await page.locator('.run-word[data-run-user="omar@meadow"]').first().click();
  await page.getByText('company meadow is at 0.3964').first().waitFor();
  await open('/companies/company-plan');
  await page.locator('.run-word[data-run-stage=upgrade]').first().click();
  await page.locator('iframe').first().contentFrame().getByText('All of harbor').waitFor();
});

ownSiteTest(() => startOnRealPostHog())(
  'a PostHog elsewhere matches by company as well',
  async ({ site }) => {
    await matchByCompany(site);
    expect(await runWord(site.page, 'omar@meadow', 'by-company')).toContain(SHARED);
    await why(site.page, 'Bucketed by company meadow');
  },
);

describe.each(['light', 'dark'] as const)('in %s, on a phone', (colorScheme) => {
  siteTest({ colorScheme, viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })(
    'each step is accessible and fits',
    async ({ site }) => {
      const { page, open } = site;
      const steps = ['colleagues', 'by-company', 'company-plan', 'crowd-by-company', 'payload'];
      for (const step of [...steps, 'machine']) {
        await open(`/companies/${step}`);
        await turnToRun(page);
        expect(await findViolations(page), step).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBe(360);
      }
    },
  );
});
