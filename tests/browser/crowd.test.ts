import { expect } from 'vitest';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { CROWD, openCrowd } from '../harness/browser/openCrowd.ts';

const test = siteTest();

const sentenceOf = ({ page }: Site) => page.locator('#crowd [data-crowd=sentence]');

/** The place of each user who is on, in the picture's order. */
async function litPlaces({ page }: Site): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#crowd .people circle')].flatMap((dot, place) =>
      dot.classList.contains('lit') ? [place] : [],
    ),
  );
}

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

test('the first click counts, though the evaluator is not there yet', async ({ site }) => {
  const { page } = site;
  await page.route('**/crowdLive*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await site.open(CROWD);
  await page.locator('#crowd .people circle').last().click({ force: true });
  const card = page.locator('[data-card]');
  await card.getByText(/^user-\d+, bucket 0\.9993, off$/).waitFor();
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
