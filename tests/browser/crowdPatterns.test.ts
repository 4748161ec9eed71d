import { expect } from 'vitest';
import { CROWD } from '../harness/browser/openCrowd.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

/** Of the engine of patterns, which is a file of its own. */
const ENGINE = /matchRegex/;

function scriptsOf({ page }: Site): string[] {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  return scripts;
}

const litIn = (html: string) =>
  /<g class="people">.*?<\/g>/s.exec(html)?.[0].match(/class="lit"/g)?.length;
const lit = ({ page }: Site) => page.locator('#crowd .people .lit').count();

test('a flag without a pattern loads no engine of patterns', async ({ site }) => {
  const scripts = scriptsOf(site);
  await site.open(CROWD);
  await site.page.locator('[data-dots]').hover();
  await site.page.locator('[data-dots][aria-activedescendant]').waitFor();
  expect(scripts.filter((url) => ENGINE.test(url))).toEqual([]);
});

test('a flag with a pattern is decided in the browser as on the server', async ({ site }) => {
  const { page, origin } = site;
  const scripts = scriptsOf(site);
  const filter = { key: 'initial_name', type: 'person', operator: 'regex', value: '7$' };
  const groups = [
    { properties: [filter], rollout_percentage: 100 },
    { properties: [{ ...filter, operator: 'not_regex' }], rollout_percentage: 10 },
  ];
  const flag = JSON.stringify({ key: 'patterned', filters: { groups } });
  await site.open(`${CROWD}?${new URLSearchParams({ flag })}`);
  for (const [pattern, rollout] of [
    ['1$', '10'],
    ['^user-(?=.*3).*$', '35'],
    ['(', '80'],
  ] as const) {
    const edits = {
      'set-0-filter-0-value': pattern,
      'set-1-filter-0-value': pattern,
      'set-1-rollout': rollout,
    };
    for (const [field, value] of Object.entries(edits)) await page.locator(`#${field}`).fill(value);
    const query = new URLSearchParams({ flag, ...edits });
    const html = await (await fetch(`${origin}${CROWD}?${query}`)).text();
    await expect.poll(() => lit(site)).toBe(litIn(html) ?? 0);
  }
  expect(scripts.filter((url) => ENGINE.test(url))).toHaveLength(1);
});
