import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();
const phoneTest = siteTest({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
});
const plainTest = siteTest({ javaScriptEnabled: false });
const forcedTest = siteTest({ forcedColors: 'active' });

const FIRST = 'plain-hello.no-calls.name-escaped.name-obeyed';
const SECOND = 'stranger-opened';

/** A reader who has done a step of the first tutorial, and a check of the second. */
async function comeBack(page: Page, url: string): Promise<void> {
  await page.context().addCookies([
    { name: 'progress-first-flag', value: FIRST, url },
    { name: 'progress-inside-a-flag', value: SECOND, url },
  ]);
}

const row = (page: Page, id: string) => page.locator(`section#${id}`);
const tally = (page: Page, id: string) => row(page, id).locator('.tally').innerText();

describe('the map', () => {
  test('says of each tutorial what it needs, how long it takes and where to start', async ({
    site,
  }) => {
    const { page, open } = site;
    await open('/');
    const first = row(page, 'first-flag');
    expect(await first.innerText()).toMatch(/^First flag\s+Start here/);
    expect(await tally(page, 'first-flag')).toMatch(/^About \d+ minutes, 6 steps$/);
    const second = row(page, 'inside-a-flag');
    await second.getByRole('link', { name: 'First flag' }).click();
    expect(new URL(page.url()).hash).toBe('#first-flag');
    expect(await page.locator('.map-say').innerText()).toMatch(
      /^\d+ tutorials, \d+ steps, about [\d½]+ (hours|minutes)\. Read/,
    );
    expect(await page.getByText('Start here').count()).toBe(1);
  });

  test('says where the reader is, what is done and what comes next', async ({ site }) => {
    const { page, open, origin } = site;
    await comeBack(page, origin);
    await open('/');
    expect(await row(page, 'first-flag').innerText()).toContain('You are here');
    expect(await row(page, 'inside-a-flag').innerText()).toContain('Next');
    expect(await tally(page, 'first-flag')).toMatch(/1 of 6 steps and 4 of \d+ checks done$/);
    expect(await page.locator('.map-say').innerText()).toContain('Done so far: 1 of ');
    await row(page, 'first-flag').getByRole('heading').getByRole('link').click();
    await page.waitForURL(`${origin}/first-flag/capture`);
  });

  test('starts one tutorial over, and leaves the others', async ({ site }) => {
    const { page, open, origin } = site;
    await comeBack(page, origin);
    await open('/');
    const answers = { 'first-flag/01-plain:odd-name': 'bold', 'inside-a-flag/02-crowd:a': 'b' };
    await page.evaluate((kept) => {
      localStorage.setItem('flagbook:answers', JSON.stringify(kept));
    }, answers);

    const first = row(page, 'first-flag');
    const sure = first.getByRole('button', { name: 'Start First flag over' });
    expect(await sure.isVisible()).toBe(false);
    const summary = first.locator('summary');
    expect(await summary.textContent()).toMatch(/Start over\s*: First flag/);
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await first.locator('form').innerText()).toMatch(/This takes away .*new-cool-feature/);
    await sure.click();
    await page.waitForURL(`${origin}/#first-flag`);

    expect(await tally(page, 'first-flag')).toMatch(/^About \d+ minutes, 6 steps$/);
    expect(await tally(page, 'inside-a-flag')).toMatch(/1 of \d+ checks done$/);
    const kept = await page.evaluate(() => localStorage.getItem('flagbook:answers'));
    expect(JSON.parse(kept ?? '')).toEqual({ 'inside-a-flag/02-crowd:a': 'b' });
  });

  plainTest('starts over without JavaScript', async ({ site }) => {
    const { page, open, origin } = site;
    await comeBack(page, origin);
    await open('/');
    const second = row(page, 'inside-a-flag');
    await second.locator('summary').click();
    await second.getByRole('button', { name: 'Start Inside a flag over' }).click();
    expect(page.url()).toBe(`${origin}/#inside-a-flag`);
    expect(await tally(page, 'inside-a-flag')).toMatch(/^About \d+ minutes, 6 steps$/);
    expect(await tally(page, 'first-flag')).toMatch(/4 of \d+ checks done$/);
  });

  test('reads as a list where nothing is drawn', async ({ site }) => {
    const { page, open } = site;
    await open('/');
    await page.evaluate(() => {
      for (const style of document.querySelectorAll('link[rel="stylesheet"], style'))
        style.remove();
    });
    const words = (await row(page, 'inside-a-flag').innerText())
      .split(/\n+/)
      .map((line) => line.trim());
    expect(words[0]).toBe('Inside a flag');
    expect(words).toContain('Needs First flag');
    expect(words.some((line) => line.startsWith('Read a flag’s receipt'))).toBe(true);
  });

  test('draws a line to the mark of each tutorial that needs another', async ({ site }) => {
    const { page, open } = site;
    await open('/');
    for (const section of await page.locator('section.tutorial').all()) {
      const needs = await section.getByText('Needs', { exact: false }).first().count();
      const lines = await section.locator('.rail path.way').count();
      expect(lines > 0).toBe(needs > 0);
      const [mark, title] = await Promise.all([
        section.locator('.rail circle').boundingBox(),
        section.getByRole('heading').boundingBox(),
      ]);
      const middle = (mark?.y ?? 0) + (mark?.height ?? 0) / 2;
      expect(middle).toBeGreaterThan(title?.y ?? 0);
      expect(middle).toBeLessThan((title?.y ?? 0) + (title?.height ?? 0));
    }
  });

  forcedTest('keeps its marks in the colors of the system', async ({ site }) => {
    const { page, open, origin } = site;
    await comeBack(page, origin);
    await open('/');
    const text = await page.locator('body').evaluate((body) => getComputedStyle(body).color);
    const done = page.locator('#first-flag .track .done circle').first();
    expect(await done.evaluate((circle) => getComputedStyle(circle).fill)).toBe(text);
  });

  phoneTest('has steps to touch, two abreast where the reader is not', async ({ site }) => {
    const { page, open } = site;
    await open('/');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const boxes = await Promise.all(
      (await page.locator('#inside-a-flag .track li').all()).map((item) => item.boundingBox()),
    );
    expect(boxes[0]?.y).toBe(boxes[1]?.y);
    expect(Math.min(...boxes.map((box) => box?.height ?? 0))).toBeGreaterThanOrEqual(44);
  });
});
