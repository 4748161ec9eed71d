import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followRun } from '../harness/server/followRun.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const STEP = 'one-time/05-two-browsers';
const PAGE = '/one-time/two-browsers';

/** The pages that a row got, in its order, from the HTML of its cards. */
function pagesOf(html: string): string[] {
  const cards = /<ol class="row-list"[\s\S]*?<\/ol>/.exec(html)?.[0] ?? '';
  return [...cards.matchAll(/srcdoc="([^"]*)"/g)].map(([, page = '']) =>
    page.replaceAll(/&lt;[^&]*&gt;|<[^>]*>/g, ''),
  );
}

const cookiesOf = (answers: Response[]) =>
  new Set(
    answers.flatMap(({ headers }) =>
      headers.getSetCookie().map((line) => line.slice(0, line.indexOf(';'))),
    ),
  );

describe('a row of requests', () => {
  test('runs each in its browser, with the cookies of the ones before', async () => {
    const answers = await followRun(server, { step: STEP, user: 'yara', row: 'yara-both' });
    const html = (await answers.at(-1)?.text()) ?? '';
    expect(html).toMatch(/^\s*<section data-row="row-[\w-]+" data-whole/);
    expect(pagesOf(html)).toEqual(['Hello World!', 'Welcome Back!', 'Hello World!']);
    expect(html.match(/data-browser="(\w+)"/g)).toEqual([
      'data-browser="laptop"',
      'data-browser="laptop"',
      'data-browser="phone"',
    ]);
    const cookies = cookiesOf(answers);
    expect(cookies).toContain('jar.laptop.first_request_complete-yara=true');
    expect(cookies).toContain('jar.phone.first_request_complete-yara=true');
  });

  test('has the cookies that the reader’s browser kept of the one before it', async () => {
    const fields = { step: STEP, user: 'ella', row: 'yara-both' };
    const Cookie = 'progress=a; jar.phone.first_request_complete-yara=true';
    const answers = await followRun(server, fields, { Cookie });
    const html = (await answers.at(-1)?.text()) ?? '';
    expect(pagesOf(html)).toEqual(['Hello World!', 'Welcome Back!', 'Welcome Back!']);
  });

  test('is one page without JavaScript, and each of its runs has an address', async () => {
    const html = await (await fetch(`${server.origin}${PAGE}?run=1&row=yara-both`)).text();
    expect(pagesOf(html)).toEqual(['Hello World!', 'Welcome Back!', 'Hello World!']);
    const [first = ''] = html.match(/\?[^"]*shown=[\w-]+/g) ?? [];
    const shown = await (
      await fetch(server.origin + PAGE + first.replaceAll('&#38;', '&').replaceAll('&amp;', '&'))
    ).text();
    const id = first.slice(-36);
    expect(shown).toContain(`<run-console`);
    expect(shown).toMatch(new RegExp(`<run-console[^>]* data-run="${id}"`));
    expect(pagesOf(shown)).toEqual(pagesOf(html));
  });

  test.each([
    [{ row: 'nobody' }, 'This step has no row "nobody". It has yara-both,'],
    [{ browser: 'tablet' }, 'This step has no browser "tablet". It has laptop, phone.'],
  ])('is refused where the step has no such thing: %o', async (asked, sentence) => {
    const body = new URLSearchParams({ step: STEP, user: 'yara', ...asked });
    const headers = { Origin: server.origin };
    const response = await fetch(`${server.origin}/parts/run`, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining(sentence),
    ]);
    const html = await (
      await fetch(`${server.origin}${PAGE}?run=1&user=yara&${new URLSearchParams(asked)}`)
    ).text();
    expect(html).toContain(sentence.replaceAll('"', '&quot;'));
  });
});

describe('a stage that takes a form', () => {
  const fields = { step: STEP, stage: 'one-time-forget', user: 'a&b', browser: 'laptop' };

  test('is sent what it declares, and may take away what one browser keeps', async () => {
    const name = 'first_request_complete-a%26b';
    const Cookie = `jar.laptop.${name}=true; jar.phone.${name}=true`;
    const answers = await followRun(server, fields, { Cookie });
    const html = (await answers.at(-1)?.text()) ?? '';
    expect(html).toContain('POST /stages/one-time-forget/');
    expect(html).toContain('Forgotten.');
    expect(html).toMatch(/curl -X POST [^"]*--data-urlencode (&#39;|')id=a(&amp;|&#38;)b/);
    const lines = answers.flatMap(({ headers }) => headers.getSetCookie());
    expect(new Set(lines.filter((line) => line.startsWith('jar.')))).toEqual(
      new Set([
        expect.stringMatching(/^jar\.laptop\.first_request_complete-[^=]+=[^;]*;.*Expires=/),
      ]),
    );
  });

  test('is opened by no other method', async () => {
    const response = await fetch(`${server.origin}/stages/one-time-forget/?id=yara`);
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
    expect(await response.text()).toContain('takes no GET. Ask for it by POST.');
  });

  test('takes no form of another site, and none that is too large or no form', async () => {
    const post = async (headers: Record<string, string>, body: string) => {
      const response = await fetch(`${server.origin}/stages/one-time-forget/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
      return response.status;
    };
    expect(await post({ Origin: 'http://elsewhere' }, 'id=yara')).toBe(403);
    expect(await post({}, `id=${'x'.repeat(300_000)}`)).toBe(413);
    expect(await post({ 'Content-Type': 'text/plain' }, 'id=yara')).toBe(415);
  });
});

describe('the cookies of a stage', () => {
  const visit = (Cookie: string) =>
    fetch(`${server.origin}/stages/one-time-cookie/?id=finn`, { headers: { Cookie } });

  test('lie in the jar of one browser, and a page that is opened by hand has its own', async () => {
    const first = await visit('progress=mine');
    expect(await first.text()).toContain('Hello World!');
    expect(first.headers.getSetCookie()).toEqual([
      'jar.own.first_request_complete-finn=true; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax',
    ]);
    const name = 'first_request_complete-finn=true';
    expect(await (await visit(`jar.phone.${name}`)).text()).toContain('Hello World!');
    expect(await (await visit(`jar.own.${name}`)).text()).toContain('Welcome Back!');
    expect(await (await visit(name)).text()).toContain('Welcome Back!');
  });

  test('are gone after starting over, those of all browsers', async () => {
    const jars = ['jar.own.a', 'jar.laptop.first_request_complete-yara', 'jar.phone.b'];
    const response = await fetch(`${server.origin}/start-over`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: server.origin, Cookie: `${jars.join('=1; ')}=1; theme=dark` },
    });
    const gone = response.headers.getSetCookie().filter((line) => line.includes('Max-Age=0'));
    for (const jar of jars) expect(gone.join('\n')).toContain(`${jar}=;`);
    expect(gone.join('\n')).not.toContain('theme');
  });
});
