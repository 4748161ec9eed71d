import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { isFocusSeen } from '../harness/browser/isFocusSeen.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

describe('a term', () => {
  test('explains itself on hover, on focus and on a click, beside itself and not over it', async ({
    site,
  }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    const term = page.locator('a.term[data-term=snapshot]');
    const card = page.locator('.term-card');
    await term.hover();
    await card.getByText('the answers for one user at one moment').waitFor();
    expect(await areApart(page, 'a.term[data-term=snapshot]', '.term-card')).toBe(true);
    await page.locator('h1').hover();
    await card.waitFor({ state: 'detached' });
    await term.focus();
    await card.waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('All terms');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('snapshot');
    const url = page.url();
    await term.click();
    await card.waitFor();
    expect(page.url()).toBe(url);
  });

  test('is whole where it hangs over the item that is next', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    await page.locator('.task:has(.next) a.term').first().focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => isFocusSeen(page), { message: 'its link' }).toBe(true);
  });

  test('stands in print below the text', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    const terms = page.locator('.step-terms');
    expect(await terms.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await terms.isVisible()).toBe(true);
    expect(await terms.locator('dt').allTextContents()).toContain('bucket');
  });
});

describe('a question', () => {
  test('is answered by the run: what happened, and why the other was tempting', async ({
    site,
  }) => {
    const { page, open } = site;
    await open('/first-flag/plain');
    const question = page.locator('#q-odd-name');
    await question.locator('label', { hasText: 'Her name in bold' }).click();
    const { height } = (await question.boundingBox()) ?? {};
    await question.locator('.run-word').click();
    await question.locator('.shown', { hasText: 'The brackets were escaped' }).waitFor();
    await question.locator('.shown', { hasText: 'It would, if the brackets' }).waitFor();
    expect((await question.boundingBox())?.height).toBe(height);
    await page.reload();
    await question.locator('.shown', { hasText: 'The brackets were escaped' }).waitFor();

    await open('/answers');
    const answer = page.locator('[data-question="first-flag/01-plain:odd-name"]');
    await answer.getByText('You said this.').filter({ visible: true }).waitFor();
    expect(await answer.locator('li', { hasText: 'What happened.' }).textContent()).toContain(
      'The name with its brackets',
    );
  });

  test('says so when the reader was right, and waits for the choice after the run', async ({
    site,
  }) => {
    const { page, open } = site;
    await open('/first-flag/plain');
    const question = page.locator('#q-odd-name');
    await question.locator('.run-word').click();
    await page.locator('.pips').getByText('1 of 4 done').first().waitFor();
    expect(await question.getAttribute('told')).toBeNull();
    await question.locator('label', { hasText: 'The name with its brackets' }).click();
    await question.getByText('As you said.').waitFor();
  });
});

describe('without JavaScript', () => {
  const plain = siteTest({ javaScriptEnabled: false });

  plain('a name runs, a tab leads to its section, a term to the glossary', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/capture');
    await page.locator('.task .run-word').first().click();
    await page.getByText('Hello, ada!').first().waitFor({ state: 'attached' });
    expect(await page.locator('.task a.tab-word').first().getAttribute('href')).toBe('#wire');
    await page.getByRole('link', { name: 'Check my work' }).click();
    await page.locator('.pips').getByText('1 of 5 done').first().waitFor();
    await page.locator('a.term[data-term=person]').click();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/glossary#person');
  });

  plain('a fold answers the question, once the run has', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/plain');
    const fold = page.locator('#q-odd-name details');
    await fold.locator('summary').click();
    await fold.getByText('Your run answers it.').waitFor();
    await page.locator('#q-odd-name .run-word').click();
    await fold.locator('summary').click();
    await fold.getByText('The brackets were escaped').waitFor();
    await open('/answers');
    await page.getByText('Without JavaScript there are none').waitFor();
  });
});

async function areApart(page: Page, one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((what) => page.locator(what).boundingBox()));
  return a !== null && b !== null && a !== undefined && b !== undefined
    ? a.y + a.height <= b.y || b.y + b.height <= a.y
    : false;
}
