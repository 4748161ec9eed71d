import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

async function openCompare({ open, origin }: Site, query: string) {
  await createFlag(`${origin}/posthog`);
  await open(`/compare?${query}`);
}

/** The numbers of a stage's row: welcomed, hello, failed, events, true, false, none. */
async function rowOf({ page }: Site, stage: string) {
  const cells = page.locator(`.crowd-picture tbody[data-stage="${stage}"] td.number`);
  return (await cells.allTextContents()).map(Number);
}

test('one user goes through all four stages, side by side', async ({ site }) => {
  await openCompare(site, 'user=ian');
  const columns = site.page.locator('.column');
  const texts = await columns.allTextContents();
  expect(texts).toHaveLength(4);
  expect(texts[0]).toMatch(/not asked.*0 calls/s);
  expect(texts[1]).toMatch(/not asked.*1 call.*visited_user_page/s);
  expect(texts[2]).toMatch(/Flag\s*on.*2 calls/s);
  expect(texts[3]).toContain('$feature/new-cool-feature');
  for (const [index, greeting] of ['Hello', 'Hello', 'Welcome', 'Welcome'].entries()) {
    const frame = columns.nth(index).locator('iframe');
    await frame.scrollIntoViewIfNeeded();
    expect(await frame.contentFrame().locator('body').textContent()).toContain(`${greeting}, ian!`);
  }
});

for (const width of [1280, 390]) {
  siteTest({ viewport: { width, height: 900 } })(
    `at ${width} px no code is cut, and a link leads back to the step`,
    async ({ site }) => {
      await openCompare(site, 'user=ian');
      const { page } = site;
      const cut = await page
        .locator('.column .code')
        .evaluateAll(
          (blocks) =>
            blocks.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
        );
      expect(cut).toBe(0);
      await site.open('/compare?user=ian&from=/first-flag/compare');
      await page.getByRole('link', { name: 'Back to step 6, Compare the stages' }).click();
      await page.waitForURL('**/first-flag/compare');
    },
  );
}

test('a crowd goes through the real endpoints, and the numbers add up', async ({ site }) => {
  await openCompare(site, 'user=ada');
  await site.page.getByRole('spinbutton', { name: 'Users' }).fill('30');
  await site.page.getByRole('button', { name: 'Send the crowd' }).click();
  await site.page.locator('#crowd').getByText('30 of 30 users').waitFor();
  const [welcomed = 0, hello = 0, failed] = await rowOf(site, 'flag');
  expect(await rowOf(site, 'plain')).toEqual([0, 30, 0, 0, 0, 0, 0]);
  expect(welcomed).toBeGreaterThan(0);
  expect(welcomed + hello).toBe(30);
  expect(failed).toBe(0);
  expect(await rowOf(site, 'flag-property')).toEqual([welcomed, hello, 0, 30, welcomed, hello, 0]);
  expect(new URL(site.page.url()).searchParams.get('crowd')).toBe('30');
});

test('a crowd can be stopped on its way', async ({ site }) => {
  await openCompare(site, 'user=ada');
  await site.page.getByRole('spinbutton', { name: 'Users' }).fill('1000');
  await site.page.getByRole('button', { name: 'Send the crowd' }).click();
  await site.page.locator('.crowd-picture').waitFor();
  await site.page.getByRole('button', { name: 'Stop' }).click();
  const said = site.page.locator('#crowd [role=status]').getByText(/^\d+ of 1,000 users/);
  await said.waitFor();
  const [welcomed = 0, hello = 0] = await rowOf(site, 'flag');
  expect(await said.textContent()).toContain(`${welcomed + hello} of 1,000`);
  expect(welcomed + hello).toBeLessThan(1000);
});

test('the address of a crowd shows the same picture to someone else', async ({ site }) => {
  await openCompare(site, 'user=ada&crowd=30');
  const [welcomed = 0, hello = 0] = await rowOf(site, 'flag');
  expect(welcomed + hello).toBe(30);
});
