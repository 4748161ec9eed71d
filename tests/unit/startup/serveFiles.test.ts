import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveFiles } from '../../../src/startup/serveFiles.ts';

test('a file that is gone since the start ends its request, and not the server', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'flagbook-files-'));
  await writeFile(path.join(folder, 'old.css'), 'a{}');
  await writeFile(path.join(folder, 'kept.css'), 'b{}');
  const files = serveFiles(folder);
  const server = createServer((request, response) => {
    files(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await (await fetch(`${origin}/old.css`)).text()).toBe('a{}');
  await rm(path.join(folder, 'old.css'));
  await expect(fetch(`${origin}/old.css`).then((answer) => answer.text())).rejects.toThrow();
  expect(await (await fetch(`${origin}/kept.css`)).text()).toBe('b{}');
  expect((await fetch(`${origin}/none.css`)).status).toBe(404);
});
