import { describe, expect } from 'vitest';
import { createFlag } from '../harness/createFlag.ts';
import { findViolations } from '../harness/findViolations.ts';
import { siteTest, type Site } from '../harness/siteTest.ts';

const CROWD = '/inside-a-flag/crowd';
const test = siteTest();

/** Opens the crowd with the tutorial's flag saved, and touches it so that its evaluator comes. */
async function openCrowd({ open, origin, page }: Site, query = '') {
  await createFlag(`${origin}/posthog`);
  await open(`${CROWD}?${query}`);
  await page.locator('[data-dots]').hover();
  await page.locator('[data-dots][aria-activedescendant]').waitFor();
}

const sentenceOf = ({ page }: Site) => page.locator('#crowd [data-crowd=sentence]');
const litOf = ({ page }: Site) => page.locator('#crowd .people .lit').count();

/** The place of each user who is on, in the picture's order. */
async function litPlaces({ page }: Site): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#crowd .people circle')].flatMap((dot, place) =>
      dot.classList.contains('lit') ? [place] : [],
    ),
  );
}

describe('with a mouse', () => {
  test('looking at the crowd changes neither the address nor what is said', async ({ site }) => {
    await openCrowd(site, 'order=name');
    await site.page.waitForTimeout(500);
    expect(site.page.url()).toBe(`${site.origin}${CROWD}?order=name`);
    expect(await site.page.locator('#crowd [role=status]').textContent()).toBe('');
  });

  test('dragging the percentage sweeps through the crowd in the order of buckets', async ({
    site,
  }) => {
    await openCrowd(site);
    expect(await litPlaces(site)).toEqual(Array.from({ length: 522 }, (_, place) => place));
    const slider = site.page.getByRole('slider', { name: /condition set 1$/ });
    const box = await slider.boundingBox();
    if (!box) throw new Error('The slider is not shown.');
    const y = box.y + box.height / 2;
    await site.page.mouse.move(box.x + box.width / 2, y);
    await site.page.mouse.down();
    await site.page.mouse.move(box.x + box.width * 0.25, y, { steps: 5 });
    await sentenceOf(site)
      .getByText(/^2\d\d of 1,000 are on; 2\d\d were expected/)
      .waitFor();
    await site.page.mouse.up();
    const lit = await litPlaces(site);
    expect(lit).toEqual([...lit.keys()]);
    expect(await sentenceOf(site).textContent()).toContain(`${lit.length} of 1,000`);
    const percentage = await site.page.getByLabel('Rollout percentage').first().inputValue();
    await site.page.waitForURL((url) => url.searchParams.get('set-0-rollout') === percentage);
  });

  test('in the order of names the same users look like chance', async ({ site }) => {
    await openCrowd(site);
    await site.page.getByRole('radio', { name: 'name' }).check();
    await expect.poll(() => litPlaces(site)).not.toContain(0);
    const lit = await litPlaces(site);
    expect(lit).toHaveLength(522);
    const turns = lit.filter((place, index) => place !== (lit[index - 1] ?? -1) + 1);
    expect(turns.length).toBeGreaterThan(200);
  });

  test('a condition names who gains and who loses, and each name picks its user', async ({
    site,
  }) => {
    await openCrowd(site);
    const { page } = site;
    await page.getByLabel('initial_name is').fill('user-1, user-2');
    await page.getByLabel('Rollout percentage').first().fill('0');
    const changes = page.locator('.crowd-changes');
    await changes.getByText('1 gains the flag, 521 lose it.').waitFor();
    await page.getByLabel('Rollout percentage').first().fill('50');
    await changes.getByText('1 gains: user-1', { exact: true }).click();
    await changes.getByRole('link', { name: 'user-1', exact: true }).click();
    await page
      .locator('[data-card]')
      .getByText(/^user-1, bucket 0\.\d{4}, on$/)
      .waitFor();
    expect(await page.getByLabel('Look at one user').inputValue()).toBe('user-1');
    await page.waitForURL(({ searchParams }) => searchParams.get('pick') === 'user-1');
  });

  test('a click on a dot picks its user, with links to the receipt and to a real run', async ({
    site,
  }) => {
    await openCrowd(site);
    const { page } = site;
    const dots = page.locator('[data-dots]');
    await dots.scrollIntoViewIfNeeded();
    await page.locator('#crowd .people circle').last().click({ force: true });
    const card = page.locator('[data-card]');
    await card.getByText(/^user-\d+, bucket 0\.9993, off$/).waitFor();
    const name = await page.getByLabel('Look at one user').inputValue();
    const href = async (link: string) => {
      const text = await card.getByRole('link', { name: link }).getAttribute('href');
      return new URL(text ?? '', site.origin);
    };
    const receipt = await href('Open the receipt');
    expect(receipt.pathname).toBe('/inside-a-flag/receipt');
    expect(receipt.searchParams.get('user')).toBe(name);
    expect(JSON.parse(receipt.searchParams.get('person') ?? '')).toEqual({ initial_name: name });
    expect(JSON.parse(receipt.searchParams.get('flag') ?? '')).toMatchObject({
      key: 'new-cool-feature',
    });
    const run = await href('Run the real endpoint');
    expect(run.pathname).toBe('/run');
    expect(run.searchParams.get('stage')).toBe('flag');
    await card.getByRole('link', { name: 'Run the real endpoint' }).click();
    await page.waitForURL('**/run?**');
    await page
      .getByText(/^Off for user-\d+, because/)
      .first()
      .waitFor();
  });

  test('a second flag shares as many users as independent flags would', async ({ site }) => {
    await openCrowd(site);
    const { page } = site;
    const table = page.getByRole('table', { name: /Users by both flags/ });
    expect(await table.isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'Overlay a second flag' }).check();
    await expect
      .poll(async () => (await page.locator('[data-dots] .frames').getAttribute('d'))?.length)
      .toBeGreaterThan(1000);
    const cells = (await table.getByRole('cell').locator('b').allTextContents()).map(Number);
    expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(1000);
    for (const cell of cells) expect(Math.abs(cell - 250)).toBeLessThan(40);
    await page.getByLabel('Its flag key').fill('new-cool-feature');
    await page.locator('#crowd').getByText('These two share a key').waitFor();
    await expect
      .poll(async () => table.getByRole('cell').locator('b').allTextContents())
      .toEqual(['522', '0', '0', '478']);
  });
});

test('the keyboard moves among the dots and picks one, and all of it is said', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  const dots = page.getByRole('listbox');
  await dots.focus();
  const current = async () => {
    const id = await dots.getAttribute('aria-activedescendant');
    return page.locator(`#${id ?? ''}`);
  };
  const first = await (await current()).textContent();
  expect(first).toMatch(/^user-\d+, bucket 0\.0002, on$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await (await current()).getAttribute('aria-posinset')).toBe('27');
  await page.keyboard.press('End');
  expect(await (await current()).textContent()).toMatch(/^user-\d+, bucket 0\.9993, off$/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page
    .locator('[data-card]')
    .getByText(/^user-\d+, bucket 0\.9\d+, off$/)
    .waitFor();
  expect(await (await current()).getAttribute('aria-selected')).toBe('true');
  const said = page.locator('#crowd [role=status]');
  await said.getByText(/^522 of 1,000 are on; 500 were expected.*nobody loses it\.$/).waitFor();
});

test('says by the field what cannot be taken, and keeps the crowd as it was', async ({ site }) => {
  const { page } = site;
  await openCrowd(site);
  const percentage = page.getByLabel('Rollout percentage').first();
  await percentage.fill('150');
  await page.getByText('“150” is not a percentage. Type a number from 0 to 100.').waitFor();
  expect(await percentage.getAttribute('aria-invalid')).toBe('true');
  expect(await litOf(site)).toBe(522);
  await percentage.fill('100');
  await page.getByText('is not a percentage').waitFor({ state: 'detached' });
  expect(await litOf(site)).toBe(1000);
});

test('axe finds nothing while the crowd is in use', async ({ site }) => {
  await openCrowd(site, 'overlay=on&set-0-rollout=72&pick=user-17');
  await site.page.getByRole('listbox').focus();
  expect(await findViolations(site.page)).toEqual([]);
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript the form answers with the crowd in that state',
  async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(CROWD);
    expect(await litOf(site)).toBe(522);
    await page.getByLabel('Rollout percentage').first().fill('10');
    await page.getByRole('radio', { name: 'name' }).check();
    await page.getByRole('checkbox', { name: 'Overlay a second flag' }).check();
    await page.getByLabel('Look at one user').fill('user-17');
    await page.getByRole('button', { name: 'Show this crowd' }).click();
    const lit = await litOf(site);
    expect(lit).toBeGreaterThan(60);
    expect(await sentenceOf(site).textContent()).toContain(`${lit} of 1,000 are on; 100 were`);
    expect(await page.locator('.crowd-changes').textContent()).toMatch(/Nobody gains.*\d+ lose: /s);
    await page
      .locator('[data-card]')
      .getByText(/^user-17, bucket/)
      .waitFor();
    await page.getByText(/have both flags on/).waitFor();
    await page.getByLabel('Look at one user').fill('bob');
    await page.getByRole('button', { name: 'Show this crowd' }).click();
    await page.getByText('“bob” is not in this crowd.').waitFor();
  },
);

siteTest({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })(
  'on a phone the picture lies on its side: keys and taps follow',
  async ({ site }) => {
    const { page } = site;
    await openCrowd(site);
    const dots = page.getByRole('listbox');
    const box = await dots.boundingBox();
    if (!box) throw new Error('The dots are not shown.');
    expect(box.height).toBeGreaterThan(box.width);
    expect(box.width / 25).toBeGreaterThan(12);
    await dots.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const place = async () => {
      const id = await dots.getAttribute('aria-activedescendant');
      return page.locator(`#${id ?? ''}`).getAttribute('aria-posinset');
    };
    expect(await place()).toBe('2');
    await page.keyboard.press('ArrowDown');
    expect(await place()).toBe('27');
    await page.locator('#crowd .people circle').nth(26).tap({ force: true });
    await page
      .locator('[data-card]')
      .getByText(/^user-\d+, bucket 0\.0\d+, on$/)
      .waitFor();
  },
);
