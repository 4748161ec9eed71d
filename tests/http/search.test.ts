import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const search = async (query: string, path = '/search') =>
  (await fetch(`${server.origin}${path}?${new URLSearchParams({ q: query })}`)).text();

/** Where the results lead, in their order. */
const linksOf = (html: string) =>
  [...html.matchAll(/<li[^>]*>\s*<a href="([^"]+)"/g)].map(([, href = '']) => href);

describe('a search', () => {
  test.each([
    ['a term before all passages', 'bucket', '/glossary#bucket'],
    ['a term of two words', 'condition set', '/glossary#condition-set'],
    ['a term with a typo', 'reciept', '/glossary#receipt'],
    ['a term that stands in a question', 'what is a payload?', '/glossary#payload'],
    ['a property from code', '$set_once', '/glossary#set-once'],
  ])('finds %s', async (_, query, first) => {
    expect(linksOf(await search(query))[0]).toBe(first);
  });

  test.each([
    ['a step by its title', 'compare the stages', '/first-flag/compare'],
    ['a tutorial, which is its first step', 'first flag', '/first-flag/plain'],
    ['another tutorial', 'inside a flag', '/inside-a-flag/receipt'],
  ])('leads first to %s', async (_, query, page) => {
    const passages = linksOf(await search(query)).filter((href) => !href.startsWith('/glossary'));
    expect(passages[0]).toBe(page);
  });

  // More tutorials may have the same words: what counts is that this one is found.
  test.each([
    ['a step by the title with a typo', 'comparee stagse', '/first-flag/compare'],
    ['a passage by its heading', 'a name that is not a name', '/first-flag/plain#a-name'],
    ['a name from code', 'evaluateFlags', '/first-flag/flag#'],
    ['the beginning of a word', 'markupsa', '/first-flag/plain#'],
    ['what a question asks', 'somebody puts both rules into one set', '/first-flag/create-flag'],
  ])('leads to %s', async (_, query, start) => {
    const links = linksOf(await search(query));
    expect(links.filter((href) => href.startsWith(start))).not.toEqual([]);
  });

  test('gives of one step no more than three passages', async () => {
    const pages = linksOf(await search('flag')).map((href) => href.split('#')[0] ?? '');
    const counts = Object.values(Object.groupBy(pages, (page) => page)).map((of) => of?.length);
    expect(pages.length).toBeGreaterThan(10);
    expect(Math.max(...counts.map(Number))).toBe(3);
  });

  test('leads to headings that are there', async () => {
    const queries = ['flag', 'event', 'cookie', 'person', 'try it', 'wrong', 'page'];
    const links = (await Promise.all(queries.map((query) => search(query)))).flatMap(linksOf);
    for (const link of new Set(links)) {
      const [page = '', id] = link.split('#');
      const html = await (await fetch(server.origin + page)).text();
      if (id !== undefined) expect(html, link).toContain(`id="${id}"`);
    }
  });

  test('finds every step by its own title', async () => {
    for (const file of globSync('content/*/*.mdx')) {
      const title = /^title: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
      const path = file.replace(/^content\/(.+)\/\d\d-(.+)\.mdx$/, '/$1/$2');
      expect(linksOf(await search(title)), title).toContain(path);
    }
  });

  test('marks what answered', async () => {
    const html = await search('hashs');
    expect(html).toMatch(/<mark>hash(es)?<\/mark>/i);
  });
});

describe('the page of the search', () => {
  test('says what to do where nothing is found', async () => {
    const html = await search('xylophone');
    expect(html).toContain('Nothing has “xylophone”');
    expect(html).toMatch(/<a href="\/glossary">glossary<\/a>/);
    expect(linksOf(html)).toEqual([]);
  });

  test('says that some words were found where no passage has all', async () => {
    expect(await search('bucket xylophone')).toContain('Nothing has all of “bucket xylophone”');
  });

  test('asks for a word where there is none', async () => {
    expect(await search(' ')).toContain('Type a word or two');
  });

  test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus='x"])(
    'shows %s as text',
    async (query) => {
      for (const path of ['/search', '/parts/search']) {
        const html = await search(query, path);
        // In quotation marks, only those are markup.
        const outside = html.replaceAll(/="[^"]*"/g, '');
        expect(outside).not.toMatch(/<img|<script>|<[^>]+\son\w+/);
      }
    },
  );

  test('cuts a query that is too long, and says so', async () => {
    const html = await search('bucket '.repeat(300));
    expect(html).toContain('only its beginning was looked for');
    expect(html.length).toBeLessThan(40_000);
  });

  test('gives a field in the head of every page few results, and a link to all', async () => {
    const few = await (await fetch(`${server.origin}/parts/search?q=flag&few`)).text();
    expect(few).not.toContain('<html');
    expect(linksOf(few)).toHaveLength(7);
    expect(few).toMatch(/<a href="\/search\?q=flag">All \d+<\/a>/);
  });
});
