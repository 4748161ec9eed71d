import { describe, expect } from 'vitest';
import { attackTexts, expectLiteral, watchAttacks } from '../harness/browser/attacks.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const [first = '', second = '', third = '', fourth = ''] = attackTexts;

const FLAG = {
  key: 'new-cool-feature',
  name: attackTexts.join(' '),
  filters: {
    groups: [
      { properties: [{ key: first, type: 'person', operator: 'exact', value: [second, third] }] },
      { properties: [{ key: fourth, type: 'person', operator: 'regex', value: first }] },
    ],
  },
};

/** A link's query; what an object is becomes JSON. */
function query(fields: Record<string, unknown>): string {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString();
}

async function saveFlag({ origin }: Site): Promise<void> {
  const response = await fetch(`${origin}/posthog/api/projects/1/feature_flags/`, {
    method: 'POST',
    headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
    body: JSON.stringify(FLAG),
  });
  expect(response.status).toBe(201);
}

/** Has every attack as name, user, property and value of an event, and as the person's. */
async function capture({ origin }: Site, user: string): Promise<void> {
  const properties = Object.fromEntries(attackTexts.map((text) => [text, `${text}!`]));
  const batch = attackTexts.map((event) => ({
    event,
    distinct_id: user,
    properties: { ...properties, $set: properties, '$feature/new-cool-feature': event },
  }));
  const body = JSON.stringify({ api_key: 'phc_flagbook', batch });
  expect((await fetch(`${origin}/posthog/batch/`, { method: 'POST', body })).status).toBe(200);
}

// Escaping must do without the policy that stands behind it; and nothing may be left to the policy.
describe.each([{ bypassCSP: true }, {}])('with the browser’s options %j', (options) => {
  const test = siteTest(options).extend<{ hits: string[] }>({
    hits: [
      async ({ site }, use) => {
        const hits = await watchAttacks(site.page);
        await use(hits);
        expect(hits, 'where an attack ran').toEqual([]);
      },
      { auto: true },
    ],
  });

  test('a user’s name is text in stages, runs, links and the comparison', async ({ site }) => {
    const { page, open } = site;
    await saveFlag(site);
    for (const user of attackTexts) {
      const name = encodeURIComponent(user);
      for (const stage of ['plain', 'flag-property']) {
        await open(`/stages/${stage}/user/${name}`);
        await expectLiteral(page, `Hello, ${user}!`);
      }
      await open(`/run?${query({ stage: 'flag-property', user, show: 'why' })}`);
      await expectLiteral(page, user);
    }
    await open(`/compare?user=${encodeURIComponent(first)}`);
    await expectLiteral(page, first);
    await open('/first-flag/flag-property');
    for (const user of attackTexts) {
      const run = await runAs(page, user);
      expect(await run.pageText()).toBe(`Hello, ${user}!`);
      await expectLiteral(page, user);
    }
    await page.getByRole('tab', { name: 'Wire' }).click();
    const wire = page.getByRole('tabpanel', { name: 'Wire' });
    await wire.getByRole('button', { name: 'Send again' }).first().click();
    await wire.locator('.differences, .again').first().waitFor();
    await expectLiteral(page);
    await open(`/first-flag/flag-property?run=1&user=${encodeURIComponent(second)}`);
    await expectLiteral(page, second);
  });

  test('events and persons are text in the console, the lag lab and PostHog’s page', async ({
    site,
  }) => {
    const { page, open, origin } = site;
    await saveFlag(site);
    await open('/posthog/');
    await page.getByText('Live', { exact: true }).waitFor();
    await capture(site, third);
    await page
      .locator('#events ~ ol li')
      .nth(attackTexts.length - 1)
      .waitFor();
    await expectLiteral(page, third, ...attackTexts);
    await page.reload();
    await expectLiteral(page, third, ...attackTexts);

    await open(`/first-flag/flag-property?run=1&user=${encodeURIComponent(third)}`);
    await page.getByRole('tab', { name: 'What PostHog knows' }).click();
    await page.locator('#knows .events li').first().waitFor();
    await expectLiteral(page, ...attackTexts, ...attackTexts.map((text) => `${text}!`));

    await fetch(`${origin}/parts/lag`, {
      method: 'POST',
      headers: { Origin: origin },
      body: new URLSearchParams({ paused: 'true' }),
    });
    await capture(site, second);
    await open('/inside-a-flag/race');
    await page.locator('#lag .queue li').first().waitFor();
    await expectLiteral(page, ...attackTexts);
  });

  test('what a link or a form says is text in receipt, crowd and flag form', async ({ site }) => {
    const { page, open } = site;
    const person = { [first]: second, [fourth]: third };
    const flag = { ...FLAG, key: fourth };
    const scene = query({ user: first, flag, person });
    for (const path of ['/inside-a-flag/receipt', '/parts/receipt']) {
      await open(`${path}?${scene}`);
      await expectLiteral(page, first, second, third, fourth);
    }
    await open(`/run?${query({ stage: 'flag', user: second, flag: FLAG, person, show: 'why' })}`);
    await expectLiteral(page, first, second, third);

    const crowd = { key: third, 'other-key': fourth, overlay: 'on', pick: first };
    await open(`/inside-a-flag/crowd?${query({ flag, ...crowd })}`);
    await expectLiteral(page, first, third, fourth);
    for (const text of attackTexts) {
      await page.locator('#crowd [name=key]').fill(text);
      await page.locator('#crowd [name=pick]').fill(text);
      await expectLiteral(page, text);
    }

    await saveFlag(site);
    await open('/first-flag/create-flag');
    await expectLiteral(page, first, second, fourth);
    for (const name of ['key', 'set-0-rollout', 'set-0-filter-0-value']) {
      await page.locator(`#flag [name="${name}"]`).fill(third);
    }
    const answered = page.waitForResponse(/\/parts\/flag-form$/);
    await page.locator('#flag button[value=save]').last().click();
    await answered;
    await page.locator('#flag').getByText('is not a percentage').waitFor();
    await expectLiteral(page, third);
  });

  test('refusals and missing pages show what they were asked for as text', async ({ site }) => {
    // The browser complains of every 404 by itself.
    const page = await site.page.context().newPage();
    const visit = async (path: string, ...shown: string[]) => {
      await page.goto(site.origin + path);
      await expectLiteral(page, ...shown);
    };
    for (const text of attackTexts) {
      const part = encodeURIComponent(text);
      await visit(`/${part}`);
      await visit(`/run?stage=${part}&user=ada`, text);
      await visit(`/inside-a-flag/receipt?user=ada&person=${part}`, text.slice(0, 40));
    }
    const part = encodeURIComponent(first);
    await visit(`/run?stage=flag&user=ada&flag=${part}`, first.slice(0, 40));
    await visit(`/stages/${part}/`);
    await visit(`/stages/flag/user/ada/${part}`);
    await visit(`/parts/checks?step=${part}`, first);
    await visit(`/posthog/${part}`);
    await visit(`/posthog/api/projects/1/events/?after=${part}`);
    await page.close();
  });
});
