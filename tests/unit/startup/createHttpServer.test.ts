import { once } from 'node:events';
import { Agent, get, type RequestListener, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '../../../src/startup/createHttpServer.ts';

const SENTENCE = 'This is too much. Send less.';
const LENGTH = { 'Content-Length': SENTENCE.length };
const MEGABYTE = 1024 * 1024;

/** Refuses what is posted without a look at it, and answers the rest. */
const refusing: RequestListener = ({ method }, response) => {
  response.writeHead(method === 'POST' ? 413 : 200, LENGTH).end(SENTENCE);
};

async function serve(listener: RequestListener = refusing) {
  const server = createHttpServer({}, listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends bytes as they are, and gives all that comes back until the other side closes. */
async function sendRaw(port: number, text: string, more = Buffer.alloc(0)): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write(text);
  for (let sent = 0; sent < more.length; sent += 65_536) {
    if (!socket.write(more.subarray(sent, sent + 65_536))) {
      await Promise.race([once(socket, 'drain'), once(socket, 'error')]);
    }
  }
  // As a client does that reads the answer only when all is sent, and takes its time.
  await wait(20);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  socket.end();
  return answer;
}

/** One request of an agent that keeps its connections, with a body of so many bytes. */
function post(agent: Agent, port: number, size: number, isChunked: boolean) {
  return new Promise<string>((resolve, reject) => {
    const headers = isChunked ? {} : { 'Content-Length': size };
    const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', headers });
    sent.on('error', reject).on('response', (answer) => {
      let text = '';
      answer.on('error', reject).on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => {
        resolve(`${answer.statusCode} ${answer.headers.connection} ${text}`);
      });
    });
    sent.end(Buffer.alloc(size, 'a'));
  });
}

describe('an answer that comes before the body was read', () => {
  test.each([
    ['with its length', false],
    ['in chunks', true],
  ])('arrives whole at an agent that keeps connections, body sent %s', async (_how, isChunked) => {
    const port = await serve();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    for (let round = 0; round < 20; round++) {
      expect(await post(agent, port, 2 * MEGABYTE, isChunked)).toBe(`413 close ${SENTENCE}`);
      const [next] = (await once(get({ agent, port, host: '127.0.0.1' }), 'response')) as [
        NodeJS.ReadableStream & { statusCode: number },
      ];
      next.resume();
      expect(next.statusCode).toBe(200);
    }
  });

  test('arrives whole at a client that reads it only when all is sent', async () => {
    const port = await serve();
    const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${5 * MEGABYTE}\r\n\r\n`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => sendRaw(port, head, Buffer.alloc(5 * MEGABYTE, 'a'))),
    );
    for (const answer of answers) expect(answer.endsWith(`\r\n\r\n${SENTENCE}`)).toBe(true);
  });

  test('arrives whole when a reader of the body has left in the middle', async () => {
    const port = await serve((incoming, response) => {
      incoming.once('data', () => {
        incoming.pause();
        response.writeHead(413, LENGTH).end(SENTENCE);
      });
    });
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n500000\r\n';
    const answer = await sendRaw(port, head, Buffer.alloc(5 * MEGABYTE, 'a'));
    expect(answer.endsWith(`\r\n\r\n${SENTENCE}`)).toBe(true);
  });

  test('closes the connection at a client that stops sending, too', async () => {
    const port = await serve();
    const answer = await sendRaw(
      port,
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\nhalf',
    );
    expect(answer).toContain('Connection: close');
    expect(answer).toContain(SENTENCE);
  });
});

test('a body that was read leaves the connection open for the next request', async () => {
  const port = await serve((incoming, response) => {
    incoming.resume().on('end', () => response.writeHead(200).end(SENTENCE));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  expect(await post(agent, port, MEGABYTE, true)).toBe(`200 keep-alive ${SENTENCE}`);
});

describe('what is no request', () => {
  test.each([
    ['garbage', 'hello there\r\n\r\n', '400 Bad Request'],
    ['a length that is none', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n', '400 '],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      '400 ',
    ],
    [
      'a chunk that is none',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      '400 ',
    ],
    [
      'a header that is too long',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      '431 ',
    ],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '405 '],
  ])('is answered with a sentence: %s', async (_what, text, status) => {
    const port = await serve((incoming, response) => {
      incoming.resume().on('end', () => response.writeHead(200).end());
    });
    const [head = '', body = ''] = (await sendRaw(port, text)).split('\r\n\r\n');
    expect(head).toMatch(`HTTP/1.1 ${status}`);
    expect(body).toMatch(/^[A-Z].+\. .+\.$/);
  });
});
