import { expect } from 'vitest';
import { first, notice, openFlag, report } from '../harness/browser/flagVersion.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { codeField, runVersionAs, writeVersion } from '../harness/browser/writeVersion.ts';

const test = siteTest();

test('a rejection that nobody caught is told beside the page', async ({ site }) => {
  await openFlag(site);
  const { pageText } = await runVersionAs(
    site.page,
    'ian',
    first("void Promise.reject(new Error('late'));"),
  );
  expect(await pageText()).toContain('Welcome, ian!');
  expect(await notice(site)).toEqual([
    'Your version, line 7: A promise was rejected and nobody caught it: Error: late. Await it, or give it a catch.',
  ]);
});

test('an event that is captured a little after the page is recorded and kept', async ({ site }) => {
  await openFlag(site);
  const later = "setTimeout(() => posthog.capture({ distinctId: user, event: 'later' }), 300);";
  const { panel } = await runVersionAs(site.page, 'ian', first(later));
  expect(await panel('Wire').textContent()).toContain('later');
});

test('a version that sends very much still has its page, and its calls', async ({ site }) => {
  await openFlag(site);
  const { page } = site;
  const much =
    "for (let i = 0; i < 400; i += 1) posthog.capture({ distinctId: user, event: 'much', properties: { text: 'x'.repeat(500) } });";
  const { pageText } = await runVersionAs(page, 'ian', first(much));
  expect(await pageText()).toContain('Welcome, ian!');
  expect(await page.locator('[data-slot=status]').textContent()).toMatch(/200.*[4-9] calls/s);
  expect(await notice(site)).toEqual([]);
});

test('what the code logs stands below it with its lines, 200 of them', async ({ site }) => {
  await openFlag(site);
  const { page } = site;
  const loop = "for (let i = 0; i < 100_000; i += 1) console.log('turn', { i }, '<b>');";
  await runVersionAs(page, 'ian', first(loop));
  const lines = await report(site).locator('.logged li').allInnerTexts();
  expect(lines).toHaveLength(201);
  expect(lines[0]).toContain('Line 7');
  expect(lines[0]).toContain('turn {"i":0} <b>');
});

test('memory without end is survived, and the draft is still there', async ({ site }) => {
  await openFlag(site);
  const { page } = site;
  const code = first('const all: object[] = []; for (;;) all.push({ all });');
  await writeVersion(page, 'flag', code);
  const crash = new Promise<string>((resolve) => page.once('crash', () => resolve('crash')));
  const over = page
    .locator('run-console[data-state=settled]')
    .waitFor({ timeout: 60_000 })
    .then(() => 'over');
  await page.locator('#run-form button.primary').click();
  over.catch(() => undefined);
  if ((await Promise.race([crash, over])) === 'crash') return;
  expect(await codeField(page).inputValue()).toBe(code);
});
