import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

test('the end of a tutorial has one of the reader’s own runs, to be made again', async ({
  site,
}) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/compare');
  const run = page.locator('end-run a');
  expect(await run.textContent()).toContain('Run flag-property for ada');
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  await runAs(page, 'ada');
  await runAs(page, 'ian');
  await open('/first-flag/compare');
  // Off at first, then on: the visit worth telling of.
  expect(await run.textContent()).toBe('Your run of flag for ada');
  expect(await page.locator('end-run').textContent()).toContain('flag on');
  await run.click();
  await page
    .getByText('Welcome, ada!')
    .or(page.locator('[data-run][data-user=ada]'))
    .first()
    .waitFor();
  expect(new URL(page.url()).pathname).toBe('/run');
});

test('the end says of each thing whether the reader had said it', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/');
  await page.evaluate(() => {
    const answers = {
      'max-second': 'learned',
      'slow-ian': 'told-false',
      'ada-second-set': 'first-decides',
    };
    const kept = Object.entries(answers).map(([id, said]) => [`first-flag/04-flag:${id}`, said]);
    localStorage.setItem('flagbook:answers', JSON.stringify(Object.fromEntries(kept)));
  });
  const found = '?slow-ian~no_answer.?max-second~on,_set_3';
  await page
    .context()
    .addCookies([{ name: 'progress', value: encodeURIComponent(found), url: origin }]);
  await open('/first-flag/compare');
  const item = (text: string) => page.locator('end-answers li').filter({ hasText: text });
  expect(await item('off on the first visit').innerText()).toMatch(/you said it$/);
  expect(await item('when PostHog does not answer').innerText()).toMatch(/you said otherwise$/);
  expect(await item('Which condition set').innerText()).toMatch(/no run has answered it yet$/);
  expect(await item('without dice').innerText()).toMatch(/Step 3$/);
  await item('off on the first visit').getByRole('link').click();
  await page.waitForURL(`${origin}/first-flag/flag#q-max-second`);
  await page.getByRole('link', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Really start over' }).click();
  await page.waitForURL(`${origin}/`);
  const kept = await page.evaluate(() => localStorage.getItem('flagbook:answers'));
  expect(kept).toBeNull();
});
