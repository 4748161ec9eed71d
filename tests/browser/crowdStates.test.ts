import { expect } from 'vitest';
import { CROWD, openCrowd } from '../harness/browser/openCrowd.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

const litOf = ({ page }: Site) => page.locator('#crowd .people .lit').count();
const param = ({ page }: Site, name: string) => new URL(page.url()).searchParams.get(name);

async function scrollText({ page }: Site) {
  await page.evaluate(() => {
    document.documentElement.style.scrollBehavior = 'auto';
    document.body.setAttribute('data-same', '');
    scrollTo(0, 600);
  });
}

const stays = async ({ page }: Site) => {
  expect(await page.evaluate(() => scrollY)).toBe(600);
  expect(await page.locator('body[data-same]').count()).toBe(1);
};

test('an example changes the flag alone: order and overlay stay, and so does the text', async ({
  site,
}) => {
  const { page } = site;
  await openCrowd(site);
  await page.getByRole('radio', { name: 'name' }).check();
  await page.getByRole('checkbox', { name: 'Overlay a second flag' }).check();
  await page.waitForURL(/order=name/);
  await scrollText(site);
  const example = page.getByRole('link', { name: 'everyone on the plan pro' });
  await example.click();
  await expect.poll(() => litOf(site)).toBe(253);
  expect(await page.getByRole('radio', { name: 'name' }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: 'Overlay' }).isChecked()).toBe(true);
  expect(param(site, 'order')).toBe('name');
  expect(await example.evaluate((it) => it === document.activeElement)).toBe(true);

  await page.getByLabel('Rollout percentage').first().fill('40');
  await expect.poll(() => litOf(site)).toBeLessThan(200);
  await page.waitForURL(/[?&]set-0-rollout=40/);
  await page.goBack();
  await expect.poll(() => litOf(site)).toBe(522);
  expect(await page.getByRole('radio', { name: 'name' }).isChecked()).toBe(true);
  await page.goForward();
  await expect.poll(() => litOf(site)).toBeLessThan(200);
  await stays(site);
});

test('a word of the text changes what it names, and leaves the percentage', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  await page.getByLabel('Rollout percentage').first().fill('60');
  await page.waitForURL(/set-0-rollout=60/);
  await scrollText(site);
  await page.locator('.prose').evaluate((prose) => {
    const link = '<a href="?order=name#crowd" data-show>the order of names</a>';
    prose.children[4]?.insertAdjacentHTML('beforeend', link);
  });
  const word = page.getByRole('link', { name: 'the order of names' });
  await word.evaluate((link) => (link as HTMLElement).click());
  await page.locator('#crowd [name=order][value=name]:checked').waitFor();
  await expect.poll(() => litOf(site)).toBe(634);
  expect(param(site, 'set-0-rollout')).toBe('60');
  await page.goBack();
  await page.locator('#crowd [name=order][value=bucket]:checked').waitFor();
  expect(await litOf(site)).toBe(634);
  await stays(site);
});

test('Back leads from the user who was picked to the one before', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  await scrollText(site);
  const pick = page.getByLabel('Look at one user');
  const dots = page.locator('#crowd .people circle');
  await dots.nth(30).click({ force: true });
  const first = await pick.inputValue();
  expect(first).toMatch(/^user-\d+$/);
  await page.waitForURL((url) => url.searchParams.get('pick') === first);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => param(site, 'pick')).not.toBe(first);
  await page.goBack();
  await expect.poll(() => pick.inputValue()).toBe(first);
  await page
    .locator('[data-card]')
    .getByText(new RegExp(`^${first}, bucket`))
    .waitFor();
  await page.goBack();
  await expect.poll(() => pick.inputValue()).toBe('');
  expect(await page.locator('[data-card]').isVisible()).toBe(false);
  expect(new URL(page.url()).pathname).toBe(CROWD);
  await stays(site);
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript an example is a link that keeps how the crowd is looked at',
  async ({ site }) => {
    const { page, open } = site;
    await open(`${CROWD}?order=name&overlay=on&pick=user-7`);
    await page.getByRole('link', { name: 'everyone on the plan pro' }).click();
    await page.waitForURL(/flag=.*#crowd$/);
    expect(await litOf(site)).toBe(253);
    expect(await page.getByRole('radio', { name: 'name' }).isChecked()).toBe(true);
    expect(param(site, 'pick')).toBe('user-7');
  },
);
