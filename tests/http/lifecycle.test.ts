import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readEvents } from '../harness/server/readEvents.ts';
import { startServer } from '../harness/server/startServer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flagbook-life-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the server says where the site is, which PostHog it uses, and where the data lies', async () => {
  const server = await startServer({ DATA_DIR: folder });
  expect(await server.stop(), 'told to stop as soon as it has said so').toBe(0);
  expect(server.output()).toContain(`Flagbook  ${server.origin}/`);
  expect(server.output()).toContain(`PostHog   embedded PostHog, ${server.origin}/posthog`);
  expect(server.output()).toContain(folder);
});

test('it runs from a folder with a space and an umlaut in its path', async () => {
  const home = path.join(folder, 'Ünï cödé dir');
  cpSync('dist', path.join(home, 'dist'), { recursive: true });
  const server = await startServer({ DATA_DIR: path.join(home, 'data') }, home);
  const page = await fetch(`${server.origin}/first-flag/flag?run=1&user=ada`);
  expect(page.status).toBe(200);
  const html = await page.text();
  const assets = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg))"/g)].map(
    ([, at]) => at,
  );
  expect(assets).not.toEqual([]);
  for (const asset of assets) {
    expect((await fetch(`${server.origin}${asset}`)).status, asset).toBe(200);
  }
  expect(await readEvents(server.origin, 'ada')).not.toEqual([]);
  expect(await server.stop()).toBe(0);
});

test('it listens on this machine only', async () => {
  const server = await startServer();
  expect(new URL(server.origin).hostname).toBe('localhost');
  await server.stop();
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops it with exit code 0, and what was captured is there after a restart',
  async (signal) => {
    const first = await startServer({ DATA_DIR: folder });
    // fetch keeps its connections open: they must not hold the server back.
    await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${first.origin}/stages/capture/user/ada`)),
    );
    expect(await first.stop(signal)).toBe(0);

    const second = await startServer({ DATA_DIR: folder });
    expect(await readEvents(second.origin, 'ada')).toHaveLength(20);
    await second.stop();
  },
);

test('who follows the activity does not hold it back when it is told to stop', async () => {
  const server = await startServer({ DATA_DIR: folder });
  const headers = { Authorization: 'Bearer phx_flagbook' };
  const stream = await fetch(`${server.origin}/posthog/activity`, { headers });
  expect(await server.stop()).toBe(0);
  expect(await stream.text(), 'it came to its end, and was not cut off').toBe('');
});

test('an event that was accepted survives kill -9', async () => {
  const first = await startServer({ DATA_DIR: folder });
  const accepted = await fetch(`${first.origin}/posthog/i/v0/e/`, {
    method: 'POST',
    body: JSON.stringify({ api_key: 'phc_flagbook', event: 'visited', distinct_id: 'ada' }),
  });
  expect(accepted.status).toBe(200);
  await first.stop('SIGKILL');

  const second = await startServer({ DATA_DIR: folder });
  expect(await readEvents(second.origin, 'ada')).toHaveLength(1);
  await second.stop();
});

test('what a stage captured survives kill -9 as soon as the site’s own client has sent it', async () => {
  const first = await startServer({ DATA_DIR: folder });
  for (const user of ['ada', 'bob', 'eve'])
    await fetch(`${first.origin}/stages/capture/user/${user}`);
  await vi.waitFor(async () => expect(await readEvents(first.origin, 'eve')).toHaveLength(1));
  await first.stop('SIGKILL');

  const second = await startServer({ DATA_DIR: folder });
  for (const user of ['ada', 'bob', 'eve']) {
    expect(await readEvents(second.origin, user)).toHaveLength(1);
  }
  await second.stop();
});

describe('a start that cannot succeed ends with exit code 1 and a sentence', () => {
  const start = async (env: Record<string, string>): Promise<string> => {
    const error = await startServer({ DATA_DIR: folder, ...env }).then(
      () => new Error('it started'),
      (reason: unknown) => reason,
    );
    const message = error instanceof Error ? error.message : String(error);
    expect(message).toContain('exit code 1');
    expect(message, 'a sentence, not a stack').not.toMatch(/^\s+at /m);
    return message;
  };

  test.each([
    [{ PORT: 'abc' }, /PORT must be a number.*"abc"/],
    [{ PORT: '70000' }, /PORT must be 65535 or less.*"70000"/],
    [{ POSTHOG_HOST: 'posthog.example' }, /POSTHOG_HOST must be a URL.*"posthog\.example"/],
    [{ POSTHOG_HOST: 'https://posthog.example' }, /POSTHOG_API_KEY is not\. Set it/],
    [{ POSTHOG_API_KEY: 'phc_a' }, /POSTHOG_HOST is not\. Set it/],
    [{ POSTHOG_API_KEY: 'secret' }, /POSTHOG_API_KEY must .*begins with phc_/],
  ])('when the environment says %j', async (env, sentence) => {
    const message = await start(env);
    expect(message).toMatch(sentence);
    expect(message, 'keys stay out of logs').not.toContain('secret');
  });

  test('when the port is taken', async () => {
    const other = await startServer();
    const { port } = new URL(other.origin);
    expect(await start({ PORT: port })).toContain(
      `Something listens on port ${port} of localhost already. Stop it, or set PORT to another port.`,
    );
    await other.stop();
  });

  test('when the data folder is a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(await start({ DATA_DIR: file })).toMatch(
      /Cannot open the database .*name another place/,
    );
  });

  test('when the database is none', async () => {
    writeFileSync(path.join(folder, 'posthog.db'), 'This is not a database. '.repeat(100));
    expect(await start({})).toContain(folder);
  });
});
