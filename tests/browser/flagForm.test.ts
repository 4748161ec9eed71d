import { expect } from 'vitest';
import { readApi } from '../harness/server/readApi.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

interface Flag {
  key: string;
  active: boolean;
  filters: { groups: { properties: { value: unknown }[]; rollout_percentage: number }[] };
}

async function savedFlags({ origin }: Site): Promise<Flag[]> {
  return (await readApi<{ results: Flag[] }>(origin, '/feature_flags/')).results;
}

/** Presses the button of the form that stands for an action, e.g. `save` or `up-1`. */
async function press({ page }: Site, action: string) {
  const button = page.locator(`#flag button[value="${action}"]`).last();
  await Promise.all([page.waitForResponse(/\/parts\/flag-form$/), button.click()]);
  await page.locator('#flag [aria-busy=true]').waitFor({ state: 'detached' });
}

const field = ({ page }: Site, name: string) => page.locator(`#flag [name="${name}"]`);

async function createFlag(site: Site) {
  await site.open('/first-flag/create-flag');
  await press(site, 'recipe');
  await site.page.locator('.rest-call').getByText('201').waitFor();
}

test('one button creates the flag as the step says', async ({ site }) => {
  await createFlag(site);
  expect(await savedFlags(site)).toMatchObject([
    {
      key: 'new-cool-feature',
      active: true,
      filters: { groups: [{ rollout_percentage: 50 }, { rollout_percentage: 100 }] },
    },
  ]);
});

test('a flag can be typed from nothing', async ({ site }) => {
  await site.open('/first-flag/create-flag');
  await field(site, 'key').fill('new-cool-feature');
  await field(site, 'set-0-rollout').fill('50');
  await press(site, 'add-set');
  await press(site, 'add-filter-1');
  await field(site, 'set-1-filter-0-key').fill('initial_name');
  await field(site, 'set-1-filter-0-value').fill('ada');
  await press(site, 'save');
  await site.page.locator('.pips [data-say]').getByText('2 of 3 done').waitFor();
});

test('condition sets are reordered, duplicated and removed', async ({ site }) => {
  await createFlag(site);
  await press(site, 'up-1');
  await press(site, 'save');
  const order = async () =>
    (await savedFlags(site))[0]?.filters.groups.map((set) => set.rollout_percentage);
  expect(await order()).toEqual([100, 50]);

  await press(site, 'duplicate-1');
  await field(site, 'set-2-rollout').fill('7');
  await press(site, 'save');
  expect(await order()).toEqual([100, 50, 7]);

  await press(site, 'remove-set-0');
  await press(site, 'save');
  expect(await order()).toEqual([50, 7]);
});

test('what is wrong stands beside its field, and nothing is saved', async ({ site }) => {
  await createFlag(site);
  const wrong = async (name: string, text: string) => {
    const before = await field(site, name).inputValue();
    await field(site, name).fill(text);
    await press(site, 'save');
    const input = field(site, name);
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await input.inputValue(), 'what was typed stays').toBe(text);
    const described = (await input.getAttribute('aria-describedby')) ?? '';
    const problem = await site.page.locator(`[id="${described}"]`).textContent();
    await input.fill(before);
    return problem;
  };
  expect(await wrong('set-0-rollout', '150')).toContain('“150” is not a percentage');
  expect(await wrong('set-0-rollout', 'half')).toContain('Type a number from 0 to 100');
  expect(await wrong('key', 'new cool feature')).toContain('has characters that a key cannot have');
  expect(await wrong('key', '')).toContain('needs a key');
  expect(await wrong('set-1-filter-0-key', '')).toContain('Which property?');
  expect(await wrong('set-1-filter-0-value', '')).toContain('Compared with what?');
  expect(await savedFlags(site)).toMatchObject([
    { key: 'new-cool-feature', filters: { groups: [{ rollout_percentage: 50 }, {}] } },
  ]);
});

test('Enter in a field saves', async ({ site }) => {
  await createFlag(site);
  await field(site, 'set-0-rollout').fill('25');
  await field(site, 'set-0-rollout').press('Enter');
  await site.page.locator('.rest-call').getByText('200').waitFor();
  expect((await savedFlags(site))[0]?.filters.groups[0]?.rollout_percentage).toBe(25);
});

test('the form shows the REST call, before Save and after', async ({ site }) => {
  await createFlag(site);
  await field(site, 'set-0-rollout').fill('33');
  await field(site, 'set-0-rollout').blur();
  const call = site.page.locator('.rest-call');
  await call.getByText('This is what Save will send').waitFor();
  expect(await call.textContent()).toMatch(/PATCH .*feature_flags\/\d+\//);
  expect(await call.textContent()).toContain('33');
  await press(site, 'save');
  await call.getByText('This is what was sent').waitFor();
});

test('a flag that is switched off is off for everyone, until it is switched on', async ({
  site,
}) => {
  await createFlag(site);
  const page = async () => (await fetch(`${site.origin}/stages/flag/user/ian`)).text();
  const head = site.page.locator('#flag .panel-head');
  expect(await page()).toContain('Welcome, ian!');
  expect(await head.textContent()).toContain('active');
  await press(site, 'switch');
  await site.page.getByRole('button', { name: 'Switch it on' }).waitFor();
  expect(await head.textContent()).toContain('switched off');
  expect(await page()).toBe('<p>Hello, ian!</p>');
  await press(site, 'switch');
  expect(await page()).toContain('Welcome, ian!');
});

test('deleting asks first, and then the app takes its default path', async ({ site }) => {
  await createFlag(site);
  const sure = site.page.getByRole('button', { name: 'Really delete it' });
  expect(await sure.isVisible()).toBe(false);
  await site.page.locator('#flag').getByText('Delete …').click();
  await sure.click();
  await site.page.getByRole('button', { name: 'Create it as the step says' }).waitFor();
  expect(await savedFlags(site)).toEqual([]);
  expect(await (await fetch(`${site.origin}/stages/flag/user/ian`)).text()).toContain('Hello');
  await press(site, 'recipe');
  await site.page.locator('.rest-call').getByText('201').waitFor();
});
