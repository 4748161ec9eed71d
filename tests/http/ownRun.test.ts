import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeProblem } from '../../src/erase/erasedModule.ts';
import type { BegunRun } from '../../src/lessons/own/versionStart.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const CODE = readFileSync('src/pages/stages/flag/user/[user].ts', 'utf8');
const STEP = { step: 'first-flag/04-flag', stage: 'flag', user: 'ada' };
const PAGE = { status: 200, contentType: 'text/html', body: '<p>Hello, my ada!</p>', ms: 20 };
const RECORDED = { response: PAGE, setCookies: [], exchanges: [], problems: [], isOver: true };

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/parts/own-run`, {
    method: 'POST',
    headers: { Origin: server.origin, ...headers },
    body: new URLSearchParams(fields),
  });

const begin = async (fields: Record<string, string> = {}, headers = {}) => {
  const answer = await post({ ...STEP, code: CODE, ...fields }, headers);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Exclude<BegunRun, { run?: never }>;
};

const tell = (run: string, recorded: object) => post({ run, recorded: JSON.stringify(recorded) });

const follow = (run: string) => fetch(`${server.origin}/parts/run?run=${run}`);

describe('a reader’s own version of a stage', () => {
  test('is prepared as the server would hand the request to the stage', async () => {
    const { start, fault } = await begin(
      { user: 'Ann & Bob', posthog: 'slow' },
      { Cookie: 'jar.own.visitor=v-1; progress-first-flag=secret' },
    );
    expect(fault).toBe('slow');
    expect(start.module.code).toContain('export async function GET({ params, locals }');
    expect(start.module.imports.map(({ specifier }) => specifier)).toEqual(['es-toolkit']);
    expect(start.request).toMatchObject({
      method: 'GET',
      url: `${server.origin}/stages/flag/user/Ann%20%26%20Bob`,
      params: { user: 'Ann & Bob' },
      cookie: 'visitor=v-1',
    });
    expect(start.connection).toEqual({ host: `${server.origin}/posthog`, apiKey: 'phc_flagbook' });
  });

  test('is shown as any run once its browser has told of it, and leads to nobody else', async () => {
    const { run } = await begin();
    expect(await (await follow(run)).text()).toContain('waits for the page');
    expect((await tell(run, RECORDED)).status).toBe(204);
    const html = await (await follow(run)).text();
    expect(html).toContain('Hello, my ada!');
    expect(html).toContain('your version: 200');
    expect(html).toContain('neither a link nor a command leads to this run');
    expect(html).not.toContain('/run?');
    expect(html).not.toContain('Copy as curl');
  });

  test('gives the cookies that its code set to the browser that asked for it', async () => {
    const { run } = await begin();
    await tell(run, { ...RECORDED, setCookies: ['visitor=v-2; Path=/; HttpOnly'] });
    const [line] = (await follow(run)).headers.getSetCookie();
    expect(line).toBe('jar.own.visitor=v-2; Path=/; HttpOnly; SameSite=Lax');
  });

  test('ticks nothing of the step, which asks for the code as written', async () => {
    const { run } = await begin({ step: 'first-flag/01-plain', stage: 'plain' });
    await tell(run, { ...RECORDED, response: { ...PAGE, body: '<p>Hello, ada!</p>' } });
    expect((await follow(run)).headers.getSetCookie().join()).not.toContain('progress-');
  });

  test('is over without a page when it was stopped', async () => {
    const { run } = await begin();
    const problems = [{ sentence: 'It was stopped <b>after</b> 3 s.', line: 9 }];
    await tell(run, { setCookies: [], exchanges: [], problems, isOver: true });
    const html = await (await follow(run)).text();
    expect(html).toContain('data-state="settled"');
    expect(html).toContain('ada got no page from your version.');
    expect(html).toMatch(/Your version, line 9:\s+It was stopped &lt;b&gt;after/);
  });

  test('may tell nothing that no browser could have recorded, and goes on', async () => {
    const { run } = await begin();
    for (const forged of [
      { ...RECORDED, id: 'mine' },
      { ...RECORDED, setCookies: ['a=b\r\nSet-Cookie: progress-first-flag=x'] },
      { ...RECORDED, response: { ...PAGE, status: 7 } },
    ]) {
      const answer = await tell(run, forged);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('cannot be taken');
    }
    const deep = `{"setCookies":[],"problems":[],"isOver":true,"exchanges":${'['.repeat(20_000)}`;
    expect((await post({ run, recorded: deep })).status).toBe(400);
    const long = await tell(run, { ...RECORDED, problems: ['x'.repeat(120_000)] });
    expect([long.status, await long.text()]).toEqual([
      400,
      'What your version sent and answered has 118 KB, and 100 are taken. Let it send and answer less.',
    ]);
    expect((await tell(run, RECORDED)).status).toBe(204);
    expect([(await tell(run, RECORDED)).status, (await tell('nobody', RECORDED)).status]).toEqual([
      409, 404,
    ]);
  });

  test('cannot run what cannot be read, and says where', async () => {
    const answer = await post({ ...STEP, code: CODE.replace('const { user }', 'const { user') });
    expect(answer.status).toBe(200);
    const { problem, ...rest } = (await answer.json()) as { problem: CodeProblem };
    expect(rest).toEqual({});
    expect(problem.line).toBeGreaterThan(4);
    expect(problem.sentence).toMatch(/\w/);
  });

  test('runs for a step and a stage that are there', async () => {
    const strange = await post({ ...STEP, stage: 'betas', code: CODE });
    expect([strange.status, await strange.text()]).toEqual([
      400,
      expect.stringContaining('This step does not run the stage "betas".'),
    ]);
    expect((await post({ ...STEP, user: '', code: CODE })).status).toBe(400);
    expect((await post({ ...STEP, step: 'nowhere/01-x', code: CODE })).status).toBe(400);
  });

  test.each(['x'.repeat(200), 'x'.repeat(201), '🦊'.repeat(200), '🦊'.repeat(201), '%E0%A4%A'])(
    'is refused for %j as the stage itself is, and for nobody else',
    async (user) => {
      const page = await fetch(`${server.origin}/stages/flag/user/${encodeURIComponent(user)}`);
      const answer = await post({ ...STEP, user, code: CODE });
      expect(answer.status).toBe(page.status);
      if (page.status !== 200) expect(await answer.text()).toBe(await page.text());
    },
  );

  test('takes no place of a stage that cannot be changed', async () => {
    const answer = await post({ step: 'login/01-flip', stage: 'login', user: 'ada', code: CODE });
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('cannot be edited here'),
    ]);
  });

  test('runs in a frame that reaches nothing, and that no other site can show', async () => {
    const frame = await fetch(`${server.origin}/worker-frame`);
    const policy = frame.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(
      /^sandbox allow-scripts; default-src 'none'; script-src 'sha256-[^']+' blob:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'$/,
    );
    const foreign = await fetch(`${server.origin}/worker-frame`, {
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    expect((await post({ ...STEP, code: CODE }, { Origin: 'https://example.com' })).status).toBe(
      403,
    );
  });
});
