import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { CROWD, openCrowd } from '../harness/browser/openCrowd.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();
const testWithoutScripts = siteTest({ javaScriptEnabled: false });

const back = ({ page }: Site) => page.locator('.way-back a');

test('the real endpoint leads back to the crowd as it was, and to the same line', async ({
  site,
}) => {
  const { page } = site;
  await openCrowd(site, 'pick=user-7&set-0-rollout=30');
  await page.evaluate(() => {
    document.documentElement.style.scrollBehavior = 'auto';
    scrollTo(0, 500);
  });
  await page.getByRole('link', { name: 'Run the real endpoint' }).click();
  await page.waitForURL('**/run?**');
  expect((await back(site).boundingBox())?.x, 'not at the edge').toBeGreaterThan(20);
  await back(site).click();
  await page.waitForURL(`**${CROWD}?*`);
  expect(await page.getByLabel('Look at one user').inputValue()).toBe('user-7');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(500);
});

testWithoutScripts(
  'the way back is kept where a page links on and where its form is sent',
  async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(`${CROWD}?pick=user-7&set-0-rollout=30`);
    await page.getByRole('link', { name: 'Run the real endpoint' }).click();
    await page.getByRole('button', { name: 'Run it again' }).click();
    expect(await back(site).textContent()).toBe('Back to step 2, Watch a thousand users');
    await back(site).click();
    await page.waitForURL(`**${CROWD}?pick=user-7&set-0-rollout=30`);

    await open('/first-flag/compare?user=ian');
    await page.locator('.compare-link a').click();
    await page.getByRole('textbox', { name: 'User' }).fill('max');
    await page.getByRole('button', { name: 'Run all four' }).click();
    await page.waitForURL(/user=max/);
    expect(await back(site).textContent()).toBe('Back to step 6, Compare the stages');
    expect((await back(site).boundingBox())?.x, 'not at the edge').toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Send the crowd' }).click();
    await back(site).click();
    await page.waitForURL('**/first-flag/compare?user=ian');
  },
);

testWithoutScripts('a receipt says which other step it was opened from', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open(`${CROWD}?pick=user-7`);
  await page.getByRole('link', { name: 'Open the receipt' }).click();
  expect(await back(site).textContent()).toBe('Back to step 2, Watch a thousand users');
  await page.getByRole('button', { name: 'Show the receipt' }).click();
  await back(site).click();
  await page.waitForURL(`**${CROWD}?pick=user-7`);
  await open('/inside-a-flag/receipt');
  expect(await back(site).count()).toBe(0);
});

test('nobody is led to where a stranger’s link says', async ({ site }) => {
  for (const from of [
    'https://evil.example/first-flag/flag',
    '//evil.example/',
    '/no/step',
    'x:',
  ]) {
    await site.open(`/run?stage=plain&user=ada&from=${encodeURIComponent(from)}`);
    expect(await back(site).count(), from).toBe(0);
  }
  await site.open('/compare?user=ada&from=/first-flag/flag');
  expect(await back(site).getAttribute('href')).toBe('/first-flag/flag');
  await site.open('/run?stage=plain&user=ada&from=/first-flag/flag%3Frun%3D1%26user%3Dian');
  expect(await back(site).getAttribute('href'), 'runs nobody').toBe('/first-flag/flag?user=ian');
});
