import { expect } from 'vitest';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest();

test('with PostHog slow the wait is seen, then the plain page; left again, all is as before', async ({
  site,
}) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/flag');
  const console = page.locator('run-console');
  const press = () => page.getByRole('button', { name: 'Run', exact: true }).click();
  const text = (part: string) => page.locator(`[data-slot=${part}]`);

  await page.getByRole('radio', { name: 'slow' }).check();
  await page.getByRole('textbox', { name: 'User' }).fill('ian');
  await press();
  await text('page').getByText('ian waits for the page… 1').waitFor();
  expect(await text('picture').getByRole('img').getAttribute('aria-label')).toContain('waiting…');
  await console.and(page.locator('[data-state=answered]')).waitFor();
  await text('page').locator('iframe').contentFrame().getByText('Hello, ian!').waitFor();
  await text('picture').getByText('gave up').waitFor();
  expect(new URL(page.url()).searchParams.get('posthog')).toBe('slow');

  await page.getByRole('radio', { name: 'up', exact: true }).check();
  await press();
  await text('page').locator('iframe').contentFrame().getByText('Welcome, ian!').waitFor();
  await text('picture').getByText('ingested').waitFor();
  expect(await text('picture').textContent()).not.toContain('gave up');
});

test('a connection that is lost leaves what came, with a sentence', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  await page.getByRole('radio', { name: 'down' }).check();
  await page.getByRole('textbox', { name: 'User' }).fill('ian');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('run-console[data-state=answered]').waitFor();
  // A request that fails stands in the browser's console, which these tests keep clean.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new Error('down'));
  });
  const place = page.locator('[data-slot=page]');
  await place.getByText('The site does not answer any more.').waitFor({ timeout: 20_000 });
  await place.locator('iframe').contentFrame().getByText('Hello, ian!').waitFor();
});

test('a run that the server has forgotten is waited for no longer', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  await page.getByRole('radio', { name: 'slow' }).check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const clock = page.locator('[data-slot] wait-clock');
  await clock.first().waitFor();
  // A 404 of the network would stand in the browser's console, which these tests keep clean.
  await page.evaluate(() => {
    const headers = { 'Content-Type': 'text/plain' };
    const forgotten = () => new Response('This run is gone.', { status: 404, headers });
    window.fetch = () => Promise.resolve(forgotten());
  });
  await page.locator('[data-slot=page]').getByText('This run is gone.').waitFor();
  expect(await clock.count(), 'clocks that go on').toBe(0);
});
