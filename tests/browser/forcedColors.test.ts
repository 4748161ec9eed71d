import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest({ forcedColors: 'active' });

const styleOf = (element: Locator, property: string, pseudo?: string) =>
  element.evaluate(
    (node, [name = '', part]) => getComputedStyle(node, part).getPropertyValue(name),
    [property, pseudo],
  );

test('on is a full dot and off a ring, in the colors of the system', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/flag');
  const fills: string[] = [];
  for (const user of ['ian', 'priya']) {
    const run = await runAs(page, user);
    const badge = run.result.locator('.verdict-line');
    fills.push(await styleOf(badge, 'background-color', '::before'));
    expect(await styleOf(badge, 'border-top-style', '::before')).toBe('solid');
  }
  const [on, off] = fills;
  expect(on).toBe(await styleOf(page.locator('body'), 'color'));
  expect(off).toBe('rgba(0, 0, 0, 0)');
});

test('the chosen tab alone has a line', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  const ground = await styleOf(page.locator('body'), 'background-color');
  for (const tab of await page.getByRole('tab').all()) {
    const isChosen = (await tab.getAttribute('aria-selected')) === 'true';
    const color = await styleOf(tab, 'border-bottom-color');
    if (isChosen) expect(color).not.toBe(ground);
    else expect(color).toBe(ground);
  }
});

test('drawings take the colors of the system', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  const text = async () => styleOf(page.locator('body'), 'color');
  await open('/inside-a-flag/crowd');
  expect(await styleOf(page.locator('.crowd-lab .lit').first(), 'fill')).toBe(await text());
  await open('/inside-a-flag/receipt?user=ian');
  expect(await styleOf(page.locator('.number-line .axis').first(), 'stroke')).toBe(await text());
});

test('a face that is in is full and has a flag, in the colors of the system', async ({ site }) => {
  const { page, open } = site;
  await open('/');
  const skin = (user: string) => page.locator(`.face[data-user=${user}] .skin`);
  const flag = (user: string) => page.locator(`.face[data-user=${user}] .flag`);
  expect(await styleOf(skin('ana'), 'fill')).toBe(await styleOf(page.locator('body'), 'color'));
  expect(await styleOf(skin('ada'), 'fill')).toBe(
    await styleOf(page.locator('body'), 'background-color'),
  );
  expect([await flag('ana').isVisible(), await flag('ada').isVisible()]).toEqual([true, false]);
});
