import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { rawRequest } from '../harness/server/rawRequest.ts';
import { startProcess, type RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

const KEY = 'Authorization: Bearer phx_flagbook';
const CLOSE = 'Connection: close';

const startAlone = (env: Record<string, string> = {}) =>
  startProcess('src/posthog/standalone/startAlone.ts', { PORT: '0', DATA: ':memory:', ...env });

describe.each([
  { of: 'the site', start: startServer, api: '/posthog/api/projects/1/events/' },
  { of: 'PostHog alone', start: startAlone, api: '/api/projects/1/events/' },
])('a name that was made to point at $of', ({ start, api }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  const ask = (target: string, ...headers: string[]) =>
    rawRequest(server.origin, `GET ${target} HTTP/1.1`, ...headers, KEY, CLOSE);
  const port = () => new URL(server.origin).port;

  test.each(['/', '/stages/capture/user/ada', '/start-over', '/favicon.svg', '/nowhere'])(
    'gets nothing at %s',
    async (target) => {
      const answer = await ask(target, `Host: evil.example:${port()}`);
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
      expect(answer).toContain('This server does not go by the name “evil.example”.');
      expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    },
  );

  test('reads no events, by whatever form of the request', async () => {
    const own = `Host: localhost:${port()}`;
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect(await ask(api, `Host: ${host}`), host).toMatch(/^HTTP\/1\.1 421 /);
      expect(await ask(`http://${host}${api}`, own), host).toMatch(/^HTTP\/1\.1 421 /);
      expect(await ask(`http://localhost${api}`, `Host: ${host}`), host).toMatch(
        /^HTTP\/1\.1 421 /,
      );
    }
    for (const headers of [
      [],
      ['Host:'],
      ['Host: localhost@evil.example'],
      [own, 'Host: evil.example'],
    ]) {
      expect(await ask(api, ...headers), headers.join()).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(await rawRequest(server.origin, `GET ${api} HTTP/1.0`, KEY)).toMatch(/ 400 /);
    expect(await ask(`ftp://localhost${api}`, own)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('while this machine may call it as it likes', async () => {
    for (const host of ['localhost', `LOCALHOST:${port()}`, '127.0.0.1:1', '[::1]']) {
      expect(await ask(api, `Host: ${host}`), host).toMatch(/^HTTP\/1\.1 200 /);
    }
    const answer = await ask(`http://localhost:${port()}${api}`, 'Host: localhost');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"results":[');
  });

  test('pours no body that it refused into the next request', async () => {
    const body = 'GET /secret HTTP/1.1';
    const answer = await rawRequest(
      server.origin,
      'POST / HTTP/1.1',
      'Host: evil.example',
      `Content-Length: ${body.length}`,
      '',
      body,
    );
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe.each([
  { of: 'a site', start: startServer, api: '/posthog/api/projects/1/events/', page: '/posthog/' },
  { of: 'a PostHog alone', start: startAlone, api: '/api/projects/1/events/', page: '/' },
])('$of that listens for other machines', ({ start, api, page }) => {
  test('is reached by its addresses and the names of the setting, with a key of its own', async () => {
    const server = await start({ HOST: '0.0.0.0', ALLOWED_HOSTS: 'flags.example' });
    onTestFinished(() => void server.stop());
    const key = /phx_[\w-]{43}/.exec(server.output())?.[0] ?? '';
    const own = `http://127.0.0.1:${new URL(server.origin).port}`;
    const ask = (host: string, secret: string) =>
      rawRequest(
        own,
        `GET ${api} HTTP/1.1`,
        `Host: ${host}`,
        `Authorization: Bearer ${secret}`,
        CLOSE,
      );

    for (const host of ['flags.example', '192.168.1.5:4321', '[2001:db8::1]', 'localhost']) {
      expect(await ask(host, key), host).toMatch(/ 200 /);
      expect(await ask(host, 'phx_flagbook'), host).toMatch(/ 401 /);
    }
    expect(await ask('evil.example', key)).toMatch(/ 421 /);

    const address = Object.values(networkInterfaces())
      .flat()
      .find((found) => found?.family === 'IPv4' && !found.internal)?.address;
    if (address !== undefined) {
      expect((await fetch(`http://${address}:${new URL(own).port}/stages/plain/`)).status).not.toBe(
        421,
      );
    }

    // The page shows what came in, so it is the owner's, too.
    const shut = await fetch(own + page);
    expect(shut.status).toBe(401);
    expect(shut.headers.get('www-authenticate')).toContain('Basic');
    const Authorization = `Basic ${Buffer.from(`anyone:${key}`).toString('base64')}`;
    expect((await fetch(own + page, { headers: { Authorization } })).status).toBe(200);
    const stream = new URL('activity', own + page);
    const asPage = { 'Sec-Fetch-Site': 'same-origin' };
    expect((await fetch(stream, { headers: asPage })).status).toBe(401);
    const followed = await fetch(stream, { headers: { ...asPage, Authorization } });
    expect(followed.status).toBe(200);
    await followed.body?.cancel();
  });
});
