import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '../../../src/startup/createHttpServer.ts';

const PATIENCE = { head: 50, request: 100, silence: 10_000 };

async function open(
  answer: (response: ServerResponse) => void,
  patience: Partial<typeof PATIENCE> = {},
) {
  const server = createHttpServer(
    {},
    (request, response) => {
      request.resume().on('error', () => undefined);
      answer(response);
    },
    { ...PATIENCE, ...patience },
  );
  server.listen(0);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const socket = connect((server.address() as AddressInfo).port);
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

test.each([
  ['head', 'POST / HTTP/1.1\r\nHost: a\r\n'],
  ['body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx'],
])('a %s that does not end is answered with 408 and the connection closed', async (_, part) => {
  const socket = await open(() => undefined);
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  socket.write(part);
  await once(socket, 'close');
  expect(received).toMatch(/^HTTP\/1\.1 408 /);
});

test('who asks and never reads is hung up on', async () => {
  let answer: ServerResponse | undefined;
  const socket = await open(
    (response) => {
      answer = response;
      response.write('x'.repeat(32 * 1024 * 1024));
    },
    { silence: 100 },
  );
  socket.pause().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => answer?.destroyed, { timeout: 5000 }).toBe(true);
});
