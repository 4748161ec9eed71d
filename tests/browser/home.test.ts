import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();
const phoneTest = siteTest({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
});
const plainTest = siteTest({ javaScriptEnabled: false });
const calmTest = siteTest({ reducedMotion: 'reduce' });

const slider = (page: Page) => page.getByRole('slider', { name: 'Let in' });
const said = async (page: Page) => (await page.locator('.said').innerText()).split('\n');
const shownIn = (page: Page) => page.locator('.face.in').count();

describe('the small flag', () => {
  test('moves with the mouse and asks nobody', async ({ site }) => {
    const { page, open } = site;
    await open('/');
    expect(await said(page)).toContain('11 of 20 see the new page. No deploy happened.');
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    const box = await slider(page).boundingBox();
    if (!box) throw new Error('There is no slider.');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width, at.y, { steps: 5 });
    expect(await said(page)).toContain('9 people joined, and nobody left.');
    await page.mouse.up();
    expect(await said(page)).toContain('20 of 20 see the new page. No deploy happened.');
    expect(await shownIn(page)).toBe(20);
    expect(asked).toEqual([]);
    expect(new URL(page.url()).search).toBe('?percent=100&order=name');
  });

  test('moves with the keyboard, one percent a key, and tells who joined', async ({ site }) => {
    const { page, open } = site;
    await open('/?percent=55');
    await slider(page).focus();
    await page.keyboard.press('ArrowRight');
    expect(await said(page)).toContain('lena joined, and nobody left.');
    expect(await slider(page).getAttribute('aria-valuetext')).toBe('56 %');
    await page.keyboard.press('ArrowLeft');
    expect(await said(page)).toContain('lena left, and nobody joined.');
    await page.getByRole('link', { name: 'bucket' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.face').first().getAttribute('data-user')).toBe('raj');
    await page.reload();
    expect(await slider(page).inputValue()).toBe('55');
    expect(await page.locator('.face').first().getAttribute('data-user')).toBe('raj');
  });

  phoneTest('moves under a finger, on the first screen', async ({ site }) => {
    const { page, open } = site;
    await open('/');
    const box = await slider(page).boundingBox();
    if (!box) throw new Error('There is no slider.');
    expect(box.height).toBeGreaterThanOrEqual(44);
    const step = await page.locator('.track a').first().boundingBox();
    expect((step?.y ?? 844) + (step?.height ?? 0)).toBeLessThanOrEqual(844);
    await page.touchscreen.tap(box.x + box.width * 0.25, box.y + box.height / 2);
    await expect.poll(() => shownIn(page)).toBeLessThan(11);
    await page.getByRole('link', { name: 'bucket' }).tap();
    expect(await page.locator('.face').first().getAttribute('data-user')).toBe('raj');
  });

  plainTest('is a form without JavaScript', async ({ site }) => {
    const { page, open, origin } = site;
    await open('/');
    await slider(page).focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Let them in' }).click();
    expect(page.url()).toBe(`${origin}/?percent=56&from=50&order=name#try`);
    expect(await said(page)).toContain('14 of 20 see the new page. No deploy happened.');
    expect(await said(page)).toContain('erin, eva and lena joined, and nobody left.');
    await page.getByRole('link', { name: 'bucket' }).click();
    expect(await page.locator('.face').first().getAttribute('data-user')).toBe('raj');
    expect(await shownIn(page)).toBe(14);
  });

  calmTest('moves nothing for those who asked for that', async ({ site }) => {
    const { page, open } = site;
    await open('/');
    const duration = (element: Element) => getComputedStyle(element).transitionDuration;
    expect(await page.locator('.skin').first().evaluate(duration)).toBe('0s');
  });
});

test('leads to the start, and later to where the reader was', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/');
  await page.getByRole('link', { name: /^Start, about \d+ minutes$/ }).click();
  await page.waitForURL(`${origin}/first-flag/plain`);
  await runAs(page, 'ada');
  await page.locator('.pips [data-say]').getByText('1 of 4 done').waitFor();

  await open('/');
  const steps = page.locator('#first-flag li');
  expect(await steps.nth(0).innerText()).toMatch(/you are here, 1 of 4 done$/);
  await page.getByRole('link', { name: 'Continue at step 1' }).waitFor();

  const value = 'plain-hello.no-calls.name-escaped.name-obeyed';
  await page.context().addCookies([{ name: 'progress-first-flag', value, url: origin }]);
  await open('/');
  expect(await steps.nth(0).innerText()).toMatch(/done$/);
  expect(await steps.nth(1).innerText()).toMatch(/you are here$/);
  await page.getByRole('link', { name: 'Continue at step 2' }).click();
  await page.waitForURL(`${origin}/first-flag/capture`);
});
