import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';
import { readApi } from '../harness/server/readApi.ts';

const test = siteTest();
const scriptless = siteTest({ javaScriptEnabled: false });

type Filters = Record<string, unknown> & { groups: Record<string, unknown>[] };

async function savedFilters({ origin }: Site): Promise<Filters | undefined> {
  const path = '/feature_flags/';
  const { results } = await readApi<{ results: { filters: Filters }[] }>(origin, path);
  return results[0]?.filters;
}

/** Presses a button of the form, and waits for the answer. */
async function press({ page }: Site, action: string) {
  const button = page.locator(`#flag button[value="${action}"]`).last();
  await Promise.all([page.waitForResponse(/\/parts\/flag-form$/), button.click()]);
  await page.locator('#flag [aria-busy=true]').waitFor({ state: 'detached' });
}

const field = ({ page }: Site, name: string) => page.locator(`#flag [name="${name}"]`);

async function openMore(site: Site) {
  await site.open('/first-flag/create-flag');
  await site.page.locator('#more-fold > summary').click();
}

test('a flag with three variants and a payload is made, and edited', async ({ site }) => {
  await openMore(site);
  await press(site, 'add-variant');
  expect(await site.page.evaluate(() => document.activeElement?.id)).toBe('variant-0-key');
  await press(site, 'add-variant');
  await field(site, 'variant-2-key').fill('bold');
  await press(site, 'share-equally');
  await site.page.locator('#variant-2-payload-fold > summary').click();
  await field(site, 'variant-2-payload').fill('{"color": "red",\n"size" 2}');
  await press(site, 'save');
  const problem = site.page.locator('#variant-2-payload-problem');
  expect(await problem.textContent()).toContain('Line 2, column 8: a : is missing after the key');
  expect(await findViolations(site.page)).toEqual([]);

  await field(site, 'variant-2-payload').fill('{"color": "red"}');
  await field(site, 'set-0-variant').selectOption('bold');
  await press(site, 'save');
  await site.page.locator('.rest-call').getByText('201').waitFor();
  expect(await savedFilters(site)).toMatchObject({
    groups: [{ rollout_percentage: 100, variant: 'bold' }],
    multivariate: { variants: [{ key: 'control' }, { key: 'test' }, { key: 'bold' }] },
    payloads: { bold: '{"color": "red"}' },
  });

  await field(site, 'variant-2-key').fill('loud');
  await field(site, 'variant-2-key').blur();
  await site.page.locator('#set-0-phrase').getByText('with the variant “loud”').waitFor();
  await press(site, 'save');
  expect(await savedFilters(site)).toMatchObject({
    groups: [{ variant: 'loud' }],
    payloads: { loud: '{"color": "red"}' },
  });
});

test('shares that do not add up to 100 are drawn as typed, and not saved', async ({ site }) => {
  await openMore(site);
  await press(site, 'add-variant');
  await field(site, 'variant-1-share').fill('40');
  await field(site, 'variant-1-share').blur();
  const line = site.page.locator('#variants-line svg[aria-label*="test from 50.00% to 90.00%"]');
  await line.waitFor();
  await press(site, 'save');
  expect(await site.page.locator('.variants').textContent()).toContain('Give away 10 % more.');
  expect(await savedFilters(site)).toBeUndefined();
});

/** Lets PostHog meet a company, as an app does that says which one a user acts for. */
async function meetCompany({ origin }: Site) {
  const properties = { $group_type: 'company', $group_key: 'harbor', $group_set: { plan: 'pro' } };
  const event = { event: '$groupidentify', distinct_id: 'nora', properties };
  const body = JSON.stringify({ api_key: 'phc_flagbook', batch: [event] });
  expect((await fetch(`${origin}/posthog/batch/`, { method: 'POST', body })).status).toBe(200);
  const types = () => readApi<unknown[]>(origin, '/groups_types/');
  await expect.poll(types).toMatchObject([{ group_type: 'company' }]);
}

test('a flag is matched by company, and asks for a company’s property', async ({ site }) => {
  await meetCompany(site);
  await openMore(site);
  await field(site, 'subject').selectOption({ label: 'company' });
  await field(site, 'subject').blur();
  const phrase = site.page.locator('#set-0-phrase');
  await phrase.getByText('everyone, matched by company').waitFor();
  expect(await site.page.locator('#set-0-cast circle').count()).toBe(0);
  await press(site, 'add-filter-0');
  await site.page.getByLabel('Company property').fill('plan');
  await field(site, 'set-0-filter-0-value').fill('pro');
  await press(site, 'save');
  await site.page.locator('.rest-call').getByText('201').waitFor();
  const filter = { key: 'plan', type: 'group', group_type_index: 0, value: ['pro'] };
  expect(await savedFilters(site)).toMatchObject({
    aggregation_group_type_index: 0,
    groups: [{ properties: [filter] }],
  });
  expect(await site.page.getByLabel('Match by').inputValue()).toBe('0');
});

test('early access, device IDs and a stay after login are chosen, and stand in sight then', async ({
  site,
}) => {
  await openMore(site);
  await field(site, 'opt-in').selectOption('true');
  await field(site, 'bucketing').selectOption('device_id');
  await press(site, 'save');
  await site.page.locator('.rest-call').getByText('201').waitFor();
  expect(await savedFilters(site)).toMatchObject({ feature_enrollment: true });
  expect(await site.page.locator('#more-fold [name="opt-in"]').count()).toBe(0);
  expect(await field(site, 'bucketing').inputValue()).toBe('device_id');
  expect(await findViolations(site.page)).toEqual([]);
});

scriptless('all of it works without JavaScript', async ({ site }) => {
  const click = (action: string) =>
    site.page.locator(`#flag button[value="${action}"]`).last().click();
  await openMore(site);
  await click('add-variant');
  await site.page.locator('#variant-1-payload-fold > summary').click();
  await field(site, 'variant-1-payload').fill('[1, 2');
  await click('save');
  const problem = site.page.locator('#variant-1-payload-problem');
  expect(await problem.textContent()).toContain('Line 1, column 6');
  await field(site, 'variant-1-payload').fill('[1, 2]');
  await click('save');
  await site.page.locator('.rest-call').getByText('201').waitFor();
  expect(await savedFilters(site)).toMatchObject({ payloads: { test: '[1, 2]' } });
  await click('remove-variant-0');
  await click('share-equally');
  await click('save');
  expect(await savedFilters(site)).toMatchObject({
    multivariate: { variants: [{ key: 'test', rollout_percentage: 100 }] },
  });
});
