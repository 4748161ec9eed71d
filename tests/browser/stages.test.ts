import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { turnToRun } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const RACE = '/inside-a-flag/race';

/** Chooses a stage and runs it for a user, by the keyboard alone. */
async function runStage(page: Page, stage: string, user: string) {
  await turnToRun(page);
  await page.getByRole('combobox', { name: 'Stage' }).selectOption(stage);
  await page.getByRole('textbox', { name: 'User' }).fill(user);
  await page.getByRole('textbox', { name: 'User' }).press('Enter');
  await page.locator(`run-console[data-stage="${stage}"][data-user="${user}"]`).waitFor();
}

describe.each([true, false])('the choice of a stage, with scripts: %s', (javaScriptEnabled) => {
  siteTest({ javaScriptEnabled })('runs that stage, and stays chosen', async ({ site }) => {
    const { page, open } = site;
    await open(RACE);
    await runStage(page, 'person-properties', 'guest-1');
    const address = new URL(page.url());
    expect(address.searchParams.get('stage')).toBe('person-properties');
    await page.reload();
    expect(await page.getByRole('combobox', { name: 'Stage' }).inputValue()).toBe(
      'person-properties',
    );
    await page.locator('.console .cast a').first().click();
    await page.locator('run-console[data-stage=person-properties][data-user=guest-1]').waitFor();
    expect(await page.locator('#source-person-properties').getAttribute('open')).toBe('');
  });
});

siteTest()('the cookie of a stage stays in the browser that ran it', async ({ site }) => {
  const { page, open } = site;
  await open(RACE);
  await runStage(page, 'remember', 'guest-9');
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === 'jar.own.initial_name')?.value).toBe('guest-9');
});

siteTest()('a riddle keeps its source folded until the reader opens it', async ({ site }) => {
  const { page, open } = site;
  await open('/inside-a-flag/missing-false');
  const line = page.locator('#source .added').filter({ hasText: '...(flagEnabled &&' });
  expect(await line.isVisible()).toBe(false);
  await page.locator('#source').getByText('Only when you have found it').click();
  await line.waitFor();
});

siteTest()('a tutorial leads to the next one, and a step names its own', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/compare');
  await page.locator('.step-ends a[rel=next]').click();
  await page.getByRole('navigation', { name: 'Tutorial' }).getByText('Inside a flag').waitFor();
});
