import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PostHog } from 'posthog-node';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readStandaloneSettings } from '../../../src/posthog/standalone/readStandaloneSettings.ts';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import { startProcess } from '../../harness/server/startProcess.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SCRIPT = 'src/posthog/standalone/startAlone.ts';
const folder = mkdtempSync(join(tmpdir(), 'posthog-alone-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function startAlone(env: Record<string, string>) {
  const server = await startProcess(SCRIPT, { PORT: '0', ...env });
  onTestFinished(async () => {
    await server.stop('SIGKILL');
  });
  return server;
}

describe('the embedded PostHog on its own', () => {
  test('serves an SDK, prints its address and keys, and keeps what came when it is stopped', async () => {
    const server = await startAlone({ DATA: join(folder, 'kept') });
    expect(server.output()).toContain('phc_flagbook');
    expect(server.output()).toContain('phx_flagbook');
    const posthog = new PostHog('phc_flagbook', { host: server.origin });
    posthog.capture({ distinctId: 'ada', event: 'bought' });
    await posthog.shutdown();
    expect(await server.stop('SIGTERM')).toBe(0);

    const store = createStore(join(folder, 'kept', 'posthog.db'));
    expect(store.events.arrivedAfter(1, 0, 10).map(({ event }) => event)).toEqual(['bought']);
    store.close();
  });

  test('answers and keeps what it was answering when Ctrl+C came, and ends streams', async () => {
    const file = join(folder, 'ctrl-c.db');
    const server = await startAlone({ DATA: file, FAULT: 'slow:300@capture' });
    const headers = { Authorization: 'Bearer phx_flagbook' };
    const stream = await fetch(`${server.origin}/activity`, { headers });
    const body = JSON.stringify({ api_key: 'phc_flagbook', event: 'last', distinct_id: 'ada' });
    const answer = fetch(`${server.origin}/e/`, { method: 'POST', body });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await server.stop('SIGINT')).toBe(0);
    expect((await answer).status).toBe(200);
    expect(await stream.text()).toContain('"event":"last"');
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('breaks the connection over HTTP as the fault says', async () => {
    const FAULT = 'cut@flags*1,cut:body@flags*1';
    const { origin } = await startAlone({ DATA: ':memory:', FAULT });
    const body = JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' });
    const ask = () => fetch(`${origin}/flags/?v=2`, { method: 'POST', body });
    await expect(ask()).rejects.toThrow('fetch failed');
    const cut = await ask();
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow('terminated');
    expect(await (await ask()).json()).toMatchObject({ flags: {} });
  });

  test('is controlled over HTTP when that is asked for, and only then', async () => {
    const headers = { Authorization: 'Bearer phx_flagbook' };
    const plain = await startAlone({ DATA: ':memory:' });
    expect((await fetch(`${plain.origin}/control`, { headers })).status).toBe(404);
    expect(plain.output()).not.toContain('/control');

    const { origin, output, stop } = await startAlone({ DATA: ':memory:', CONTROL: 'true' });
    expect(output()).toContain(`${origin}/control`);
    const hold = await fetch(`${origin}/control/hold`, { method: 'POST', headers });
    expect(hold.status).toBe(200);
    const body = JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' });
    const flags = fetch(`${origin}/flags/?v=2`, { method: 'POST', body });
    const held = await fetch(`${origin}/control/held?wait_ms=10000`, { headers });
    expect(await held.json()).toEqual({ held: [{ method: 'POST', path: '/flags/?v=2' }] });
    // What is held is still answered when the server is stopped.
    expect(await stop('SIGTERM')).toBe(0);
    expect((await flags).status).toBe(200);
  });

  test('says in one sentence that its port is taken, and ends with 1', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const env = { ...process.env, DATA: ':memory:', PORT: String(port) };
    const child = spawn(process.execPath, [SCRIPT], { env });
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe(
      `Something listens on port ${port} of localhost already. Stop it, or set PORT to another port.`,
    );
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
  });
});

test('npm run posthog keeps its data where it was named from, and prints the whole path', async () => {
  const here = join(folder, 'elsewhere');
  mkdirSync(here);
  const child = spawn('npm', ['--prefix', ROOT, 'run', 'posthog'], {
    cwd: here,
    env: { ...process.env, PORT: '0', DATA: 'shop' },
  });
  onTestFinished(() => void child.kill());
  const printed: string[] = [];
  child.stdout.on('data', (text: Buffer) => printed.push(text.toString()));
  await vi.waitFor(() => expect(printed.join('')).toMatch(/^Data/m), { timeout: 15_000 });
  expect(printed.join('')).toContain(join(realpathSync(here), 'shop', 'posthog.db'));
  expect(existsSync(join(here, 'shop', 'posthog.db'))).toBe(true);
  child.kill();
  await once(child, 'exit');
});

describe('readSettings', () => {
  test('has a default for everything', () => {
    const file = resolve('.data', 'posthog.db');
    expect(readStandaloneSettings({})).toEqual({
      port: 8010,
      host: 'localhost',
      allowedHosts: [],
      isOpen: false,
      personalApiKey: undefined,
      file,
      faults: [],
      isControlled: false,
      minimalFlagCalledEvents: false,
    });
    expect(readStandaloneSettings({ CONTROL: 'true' }).isControlled).toBe(true);
    expect(readStandaloneSettings({ PORT: '', DATA: '', FAULT: '' })).toEqual(
      readStandaloneSettings({}),
    );
  });

  test.each([
    [folder, join(folder, 'posthog.db')],
    [join(folder, 'new'), join(folder, 'new', 'posthog.db')],
    [join(folder, 'shop.db'), join(folder, 'shop.db')],
    [':memory:', ':memory:'],
    ['here', resolve('here', 'posthog.db')],
    ['here/shop.db', resolve('here', 'shop.db')],
    [join(folder, 'x'.repeat(300)), join(folder, 'x'.repeat(300), 'posthog.db')],
  ])('takes DATA=%s for the file %s', (DATA, file) => {
    expect(readStandaloneSettings({ DATA }).file).toBe(file);
  });

  test('reads several faults, each with its scope', () => {
    const { faults } = readStandaloneSettings({
      FAULT: 'slow:2000, rate-limited@flags, cut:answer@capture*3',
    });
    const scopes = faults.map(({ scope }) => scope);
    expect(scopes).toEqual([{}, { on: 'flags' }, { on: 'capture', first: 3 }]);
  });

  test.each([
    [{ PORT: 'http' }, 'PORT must be a number, such as 8010. It is "http".'],
    [{ CONTROL: 'on' }, 'CONTROL must be true or false. It is "on".'],
    [{ PORT: '70000' }, 'PORT must be 65535 or less. It is "70000".'],
    [
      { HOST: 'localhost:8010' },
      'HOST must be the name or address of this machine alone, such as localhost or 0.0.0.0; the port has a variable of its own, PORT. It is "localhost:8010".',
    ],
    [
      { FAULT: 'slow:5,sloow' },
      'FAULT has the part "sloow", but must be faults such as slow:2000, rate-limited:30,',
    ],
  ])('says what is wrong with %o', (environment, sentence) => {
    expect(() => readStandaloneSettings(environment)).toThrow(sentence);
  });

  test.each(['sloow', 'slow', 'slow:soon', 'unavailable:3', 'cut:off', 'slow:5@page', 'cut*'])(
    'says which forms there are for FAULT=%s',
    (FAULT) => {
      const sentence = `each with a scope if wanted: unavailable@capture*3. It is "${FAULT}".`;
      expect(() => readStandaloneSettings({ FAULT })).toThrow(sentence);
    },
  );
});
