import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { readApi } from '../harness/server/readApi.ts';
import { readEvents } from '../harness/server/readEvents.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { startServer } from '../harness/server/startServer.ts';

// A page of another site, in a real browser, tries all it can on a reader's Flagbook.

/** Serves a page with this body at another origin, and gives its port. */
async function serveElsewhere(body: string): Promise<number> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">${body}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const KEY = 'personal_api_key=phx_flagbook';

/** Every way of a page to send a request, each with a user or a flag of its own. */
const attacks = (site: string) => `
  <img src="${site}/stages/capture/user/by-image">
  <img src="${site}/run?stage=capture&user=by-run-image">
  <iframe src="${site}/first-flag/capture?run=1&user=by-frame"></iframe>
  <iframe src="${site}/stages/capture/user/by-stage-frame"></iframe>
  <object data="${site}/stages/capture/user/by-object"></object>
  <link rel="stylesheet" href="${site}/stages/capture/user/by-style">
  <script src="${site}/stages/capture/user/by-script"></script>
  <iframe name="sink"></iframe>
  <form target="sink" method="post" action="${site}/start-over"></form>
  <form target="sink" method="post" action="${site}/parts/lag"><input name="paused" value="true"></form>
  <form target="sink" method="post" action="${site}/parts/flag-form"><input name="do" value="recipe"></form>
  <form target="sink" method="post" enctype="text/plain"
    action="${site}/posthog/api/projects/1/feature_flags/?${KEY}">
    <input name='{"key":"by-form","name":"' value='"}'></form>
  <script>
    for (const form of document.forms) form.submit();
    const flag = (key) => ({ method: 'POST', mode: 'no-cors', body: JSON.stringify({ key }) });
    const tries = {
      read: fetch('${site}/posthog/api/projects/1/events/?${KEY}').then((answer) => answer.text()),
      page: fetch('${site}/').then((answer) => answer.text()),
      write: fetch('${site}/posthog/api/projects/1/feature_flags/?${KEY}', flag('by-fetch')),
      blind: fetch('${site}/stages/capture/user/by-fetch', { mode: 'no-cors', credentials: 'include' }),
      stream: new Promise((resolve, reject) => {
        const source = new EventSource('${site}/posthog/activity?${KEY}');
        source.onopen = () => resolve('open');
        source.onerror = reject;
      }),
      sdk: fetch('${site}/posthog/e/', {
        method: 'POST',
        body: JSON.stringify({ api_key: 'phc_flagbook', event: 'seen', distinct_id: 'by-sdk' }),
      }).then((answer) => answer.json()),
    };
    window.done = Promise.allSettled(Object.entries(tries).map(async ([name, attempt]) =>
      [name, await attempt.then((value) => value.status ?? value.type ?? String(value), () => 'refused')]
    )).then((all) => Object.fromEntries(all.map(({ value }) => value)));
  </script>`;

describe.each(['127.0.0.1', 'localhost'])('a page at another port of %s', (host) => {
  test('reads nothing, runs nothing and changes nothing, but may capture', async () => {
    const site = await startServer();
    onTestFinished(() => void site.stop());
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${site.origin}/`);
    const port = await serveElsewhere(attacks(site.origin));
    await page.goto(`http://${host}:${port}/`, { waitUntil: 'networkidle' });

    const done = await page.evaluate('window.done');
    // What is sent blindly is answered, with a refusal that the page cannot even see.
    expect(done).toEqual({
      read: 'refused',
      page: 'refused',
      write: 0,
      blind: 0,
      stream: 'refused',
      sdk: 'Ok',
    });
    const events = await readApi<{ results: { distinct_id: string }[] }>(site.origin, '/events/');
    expect(events.results.map(({ distinct_id }) => distinct_id)).toEqual(['by-sdk']);
    expect(await readApi(site.origin, '/feature_flags/')).toMatchObject({ count: 0 });
    expect(await (await fetch(`${site.origin}/`)).text()).not.toContain('ingestion paused');
  });
});

siteTest()(
  'a link on another site leads to a step, and nobody is run until its reader says so',
  async ({ site: { origin, page } }) => {
    const link = `${origin}/first-flag/capture?run=1&user=lena`;
    const port = await serveElsewhere(`<a href="${link}">Look</a>`);
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByText('Look').click();
    await page.waitForURL(`${origin}/first-flag/capture?user=lena`);
    expect(await page.getByRole('textbox', { name: 'User' }).inputValue()).toBe('lena');
    expect(await readEvents(origin, 'lena')).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);

    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('run-console[data-run]').waitFor();
    await expect.poll(() => readEvents(origin, 'lena')).toHaveLength(1);
  },
);

const address = Object.values(networkInterfaces())
  .flat()
  .find((found) => found?.family === 'IPv4' && !found.internal)?.address;

test.skipIf(address === undefined)(
  'another machine of the network uses a site that listens for it, also without JavaScript',
  async () => {
    const site = await startServer({ HOST: '0.0.0.0' });
    onTestFinished(() => void site.stop());
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ javaScriptEnabled: false });
    const origin = `http://${address ?? ''}:${new URL(site.origin).port}`;
    await page.goto(`${origin}/first-flag/create-flag`);
    await page.getByRole('button', { name: 'Create it as the step says' }).click();
    expect(await page.locator('#rest-call').textContent()).toContain('201');
    await page.goto(`${origin}/first-flag/capture`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    expect(await page.locator('[data-slot=page]').textContent()).toContain('ada');
  },
);
