import { expect } from 'vitest';
import { createRichFlag } from '../harness/server/createRichFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { writeApi } from '../harness/server/writeApi.ts';
import { readApi } from '../harness/server/readApi.ts';

const test = siteTest();
const scriptless = siteTest({ javaScriptEnabled: false });

interface Saved {
  id: number;
  name: string;
  active: boolean;
  version: number;
  filters: { groups: { rollout_percentage: number }[] };
}

async function saved({ origin }: Site): Promise<Saved | undefined> {
  const { results } = await readApi<{ results: (Saved & { key: string })[] }>(
    origin,
    '/feature_flags/',
  );
  return results.find(({ key }) => key === 'new-cool-feature');
}

/** Presses a button of the form, and waits for the answer. */
async function press({ page }: Site, action: string) {
  const button = page.locator(`#flag button[value="${action}"]`).last();
  await Promise.all([page.waitForResponse(/\/parts\/flag-form$/), button.click()]);
  await page.locator('#flag [aria-busy=true]').waitFor({ state: 'detached' });
}

const field = ({ page }: Site, name: string) => page.locator(`#flag [name="${name}"]`);

test('a change of the description changes nothing else, to the letter', async ({ site }) => {
  await createRichFlag(site.origin);
  const before = await saved(site);
  await site.open('/first-flag/create-flag');
  const text = await site.page.locator('#flag').textContent();
  for (const sentence of [
    'with the variant “control”',
    'Its description: “For Lyon”.',
    'Kept as saved: sort_key a-b-c.',
    'cohort is',
    'flag base is true',
    '{"a": 1}',
    'Kept as saved: whatever_comes {"deep":[1,null]}.',
  ]) {
    expect(text).toContain(sentence);
  }
  expect(await field(site, 'set-0-filter-0-value').inputValue()).toBe(String.raw`Lyon\, France`);
  await field(site, 'name').fill('Edited\nlines');
  await press(site, 'save');
  await site.page.locator('.rest-call').getByText('200').waitFor();
  const after = await saved(site);
  expect(after?.name).toBe('Edited\nlines');
  expect(JSON.stringify(after?.filters)).toBe(JSON.stringify(before?.filters));
});

test('a change of one value leaves the rest of its set', async ({ site }) => {
  await createRichFlag(site.origin);
  const before = JSON.stringify((await saved(site))?.filters);
  await site.open('/first-flag/create-flag');
  await field(site, 'set-0-filter-0-value').fill(String.raw`Lyon\, France, Nice`);
  await field(site, 'set-1-rollout').fill('0.004');
  await press(site, 'save');
  const after = JSON.stringify((await saved(site))?.filters);
  expect(after).toBe(
    before.replace('["Lyon, France"]', '["Lyon, France","Nice"]').replace('99.999', '0.004'),
  );
});

test('an unread save of another tab is shown, and one of both is chosen', async ({ site }) => {
  await createRichFlag(site.origin);
  await site.open('/first-flag/create-flag');
  const { id, filters } = (await saved(site)) ?? { id: 0, filters: { groups: [] } };
  const [first, second] = filters.groups;
  const theirs = { ...filters, groups: [first, { ...second, rollout_percentage: 20 }] };
  await writeApi(site.origin, 'PATCH', `/feature_flags/${id}/`, { filters: theirs });
  await field(site, 'name').fill('Mine');
  await field(site, 'set-1-rollout').fill('30');
  await press(site, 'save');

  const clash = site.page.locator('.clash');
  expect(await clash.textContent()).toContain('20 % of everyone');
  expect(await clash.textContent()).toContain('30 % of everyone');
  expect(await site.page.evaluate(() => document.activeElement?.className)).toBe('clash');
  expect(await site.page.locator('.rest-call').textContent()).toContain('409');
  expect(await field(site, 'name').inputValue()).toBe('Mine');
  expect(await findViolations(site.page)).toEqual([]);
  await press(site, 'mine-sets');
  expect(await clash.count()).toBe(0);
  await press(site, 'save');
  expect(await saved(site)).toMatchObject({ name: 'Mine', version: 3 });
  expect((await saved(site))?.filters.groups.map((set) => set.rollout_percentage)).toEqual([
    null,
    30,
  ]);
});

scriptless('the choice is there without JavaScript, too', async ({ site }) => {
  await createRichFlag(site.origin);
  await site.open('/first-flag/create-flag');
  const { id } = (await saved(site)) ?? { id: 0 };
  await writeApi(site.origin, 'PATCH', `/feature_flags/${id}/`, { name: 'Theirs' });
  const click = async (name: string) => {
    const sent = site.page.waitForResponse((response) => response.request().method() === 'POST');
    await site.page.getByRole('button', { name, exact: true }).last().click();
    await (await sent).finished();
    await site.page.waitForLoadState();
  };
  await field(site, 'name').fill('Mine');
  await field(site, 'set-1-rollout').fill('30');
  await click('Save');
  expect(await site.page.locator('.clash').textContent()).toContain('Theirs');
  expect(await field(site, 'set-1-rollout').inputValue()).toBe('30');
  await click('Take what is saved : What it is for');
  expect(await field(site, 'name').inputValue()).toBe('Theirs');
  await click('Save');
  expect(await saved(site)).toMatchObject({ name: 'Theirs' });
  expect((await saved(site))?.filters.groups.at(-1)?.rollout_percentage).toBe(30);
});

test('leaving asks first as long as an edit is unsaved', async ({ site }) => {
  await createRichFlag(site.origin);
  await site.open('/first-flag/create-flag');
  const asked: string[] = [];
  site.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const leave = async () => {
    await site.page.evaluate(() => {
      location.href = '/';
    });
  };
  await field(site, 'set-1-rollout').fill('30');
  await leave();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await press(site, 'duplicate-1');
  await leave();
  await expect.poll(() => asked).toHaveLength(2);
  expect(await field(site, 'set-1-rollout').inputValue()).toBe('30');
  await press(site, 'save');
  await Promise.all([site.page.waitForURL(`${site.origin}/`), leave()]);
  expect(asked).toHaveLength(2);
});
