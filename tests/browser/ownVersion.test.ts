import { expect } from 'vitest';
import { CODE, first, notice, openFlag, report } from '../harness/browser/flagVersion.ts';
import { type Site, siteTest } from '../harness/browser/siteTest.ts';
import {
  codeField,
  runVersionAs,
  stageCode,
  writeVersion,
} from '../harness/browser/writeVersion.ts';
import { readApi } from '../harness/server/readApi.ts';
import type { StoredEvent } from '../harness/server/readEvents.ts';

const test = siteTest();

/** What was stored of all visits, the newest first. */
async function visitsOf({ origin }: Site): Promise<StoredEvent[]> {
  const query = '/events/?event=visited_user_page&limit=100';
  return (await readApi<{ results: StoredEvent[] }>(origin, query)).results;
}

test('a page that a reader has changed is run, and is decided and recorded as any', async ({
  site,
}) => {
  await openFlag(site);
  const { page } = site;
  const code = CODE.replace('You are on the new cool page', 'This page is mine');
  const { pageText, panel } = await runVersionAs(page, 'ian', code);
  expect(await pageText()).toContain('Welcome, ian! This page is mine');
  expect(await panel('Wire').textContent()).toContain('/flags/');
  expect(await page.locator('[data-slot=readout]').textContent()).toContain('ian');
  expect(await page.locator('[data-slot=status]').textContent()).toContain('your version');
  const [event] = await visitsOf(site);
  expect(event?.distinct_id).toBe('ian');
  // Neither a link nor a command leads to what stands in this browser alone.
  await page.locator('[data-tab=response]').click();
  const response = await panel('Response').textContent();
  expect(response).toContain('neither a link nor a command leads to this run');
  expect(response).not.toContain('Copy as curl');
});

test('a version sends what the stage as written does, by another library', async ({ site }) => {
  await openFlag(site);
  const { page, origin } = site;
  await fetch(`${origin}/stages/flag/user/ian`);
  await runVersionAs(page, 'ian', CODE.replace('Welcome, ', 'Hi, '));
  const events = await visitsOf(site);
  const [own, written] = events.map(({ properties }) => Object.keys(properties).toSorted());
  expect(own).toEqual(written);
  const differing = Object.entries(events[0]?.properties ?? {})
    .filter(([name, value]) => {
      return JSON.stringify(value) !== JSON.stringify(events[1]?.properties[name]);
    })
    .map(([name]) => name);
  expect(differing.filter((name) => !/uuid|time|insert/.test(name))).toEqual(['$lib']);
});

test('an await that is missing is told with its line, and events of before are kept', async ({
  site,
}) => {
  await openFlag(site);
  await runVersionAs(site.page, 'ian', CODE.replace('await posthog', 'posthog'));
  expect(await notice(site)).toEqual([
    'Your version, line 9: It threw TypeError: flags.isEnabled is not a function. Where a promise stands before the dot, an await is missing.',
  ]);
  await report(site).getByRole('button', { name: 'Line 9' }).click();
  expect(await site.page.locator('.line.wrong').innerText()).toContain('flags.isEnabled');
  expect(await codeField(site.page).getAttribute('aria-invalid')).toBe('true');
});

test('capture before the flag lets nobody in at once, as the order alone changes no person', async ({
  site,
}) => {
  await openFlag(site);
  const { panel } = await runVersionAs(site.page, 'ian', stageCode('evaluate-later'));
  const paths = await panel('Wire').textContent();
  expect(paths?.indexOf('/batch/')).toBeLessThan(paths?.indexOf('/flags/') ?? 0);
});

test('a random ID makes another person of each visit', async ({ site }) => {
  await openFlag(site);
  const code = CODE.replace('distinctId: user', 'distinctId: crypto.randomUUID()');
  await runVersionAs(site.page, 'ian', code);
  await runVersionAs(site.page, 'ian', code);
  const ids = (await visitsOf(site)).map((event) => event.distinct_id);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-/);
});

test.for([
  ['an endless loop', first('for (;;);'), 'after 3 s in which nothing else had a turn'],
  ['a loop at the top', `${CODE}\nwhile (true);\n`, 'after 3 s in which nothing else had a turn'],
  ['a promise without end', first('await new Promise(() => {});'), 'after 10 s without a page'],
] as const)(
  '%s is stopped, and the page of the site never stalls',
  async ([, code, why], { site }) => {
    await openFlag(site);
    const { page } = site;
    await writeVersion(page, 'flag', code);
    await page.locator('#run-user').fill('ian');
    await page.locator('#run-form button.primary').click();
    // The page is as it always is while the code is at it.
    await page.locator('[data-slot=page]').getByText('ian waits for the page').waitFor();
    await page.locator('[data-tab=wire]').click();
    await page.locator('#wire').waitFor();
    expect(await page.locator('run-console').getAttribute('data-state')).toBe('waiting');
    await page.locator('run-console[data-state=settled]').waitFor({ timeout: 20_000 });
    expect(await notice(site)).toEqual([expect.stringContaining(why)]);
    expect(await page.locator('[data-slot=page]').textContent()).toContain('got no page');
    expect(await page.locator('[data-slot=response]').textContent()).toContain('was no response');
    // Nothing is on its way any more.
    expect(await page.locator('[data-slot=wire] .notice, .picture .waiting').count()).toBe(0);
    // It goes on: the same field, and another version in a worker of its own.
    await page.locator('[data-tab=source]').click();
    expect(await codeField(page).inputValue()).toBe(code);
    const { pageText } = await runVersionAs(page, 'ian', CODE.replace('Welcome', 'Hi'));
    expect(await pageText()).toContain('Hi, ian!');
  },
);

test('code that cannot be read is marked, and nothing of it is lost', async ({ site }) => {
  await openFlag(site);
  const { page } = site;
  const code = CODE.replace('const { user }', 'const { user');
  await writeVersion(page, 'flag', code);
  await page.locator('#run-form button.primary').click();
  await report(site)
    .getByRole('button', { name: /^Line \d+/ })
    .waitFor();
  expect(await codeField(page).inputValue()).toBe(code);
  expect(await page.locator('[data-slot=page] .notice').textContent()).toMatch(/^Line \d+: /);
});

test.for([
  ['a foreign host', "await fetch('https://example.com/x');", 'There is a way to PostHog alone'],
  ['storage', "localStorage.setItem('a', 'b');", 'A stage runs on a server, which has no page'],
  ['a document', 'document.cookie;', 'A stage runs on a server, which has no page'],
  ['a worker', "new (globalThis as any).Worker('x');", 'is not a constructor'],
  ['no response', 'return;', 'GET gave undefined and no response'],
  ['a throw', "throw new Error('no');", 'It threw Error: no.'],
] as const)('%s is answered with a sentence and its line', async ([, statement, why], { site }) => {
  await openFlag(site);
  await runVersionAs(site.page, 'ian', first(statement));
  const [sentence] = await notice(site);
  expect(sentence).toContain(why);
  if (statement !== 'return;') expect(sentence).toMatch(/^Your version, line 7: /);
  expect(await site.page.locator('[data-slot=status]').textContent()).toContain('500');
});
