import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRelayTape } from '../../../src/runs/createRelayTape.ts';

const ask = (path: string, body: string | Uint8Array<ArrayBuffer>, signal?: AbortSignal) =>
  new Request(`http://site.test${path}`, { method: 'POST', body, ...(signal && { signal }) });

const answerOk = () => Promise.resolve(Response.json({ status: 'Ok' }));

describe('createRelayTape', () => {
  test('writes down what was sent and answered, zipped or not, and hands both on', async () => {
    const handed: string[] = [];
    const tape = createRelayTape(async (request) => {
      handed.push((await request.clone().bytes()).length > 0 ? new URL(request.url).pathname : '');
      return Response.json({ status: 'Ok' });
    });
    const zipped = new Uint8Array(gzipSync('{"batch":[{"uuid":"1"}]}'));
    const answer = await tape.send(ask('/batch/?compression=gzip', zipped));
    await tape.send(ask('/flags/?v=2', '{"distinct_id":"ada"}'));
    expect(await answer.json()).toEqual({ status: 'Ok' });
    expect(handed).toEqual(['/batch/', '/flags/']);
    expect(tape.exchanges).toMatchObject([
      { path: '/batch/?compression=gzip', request: { batch: [{ uuid: '1' }] }, status: 200 },
      { path: '/flags/?v=2', request: { distinct_id: 'ada' }, response: { status: 'Ok' } },
    ]);
  });

  test('answers later what is to be late, and tells of who would not wait', async () => {
    const tape = createRelayTape(answerOk, { flags: 60_000 });
    const patience = new AbortController();
    const asked = tape.send(ask('/flags/?v=2', '{}', patience.signal));
    await tape.send(ask('/batch/', '{}'));
    patience.abort();
    await expect(asked).rejects.toThrow('aborted');
    expect(tape.exchanges).toMatchObject([{ gaveUp: true }, { status: 200 }]);
  });

  test('takes fifty requests, and neither a bomb nor brackets without end', async () => {
    const tape = createRelayTape(answerOk);
    const bomb = new Uint8Array(gzipSync(new Uint8Array(3 * 1024 * 1024)));
    await tape.send(ask('/batch/', bomb));
    await tape.send(ask('/batch/', '['.repeat(2000) + ']'.repeat(2000)));
    expect(tape.exchanges.map(({ request }) => request)).toEqual([undefined, undefined]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => tape.send(ask('/batch/', '{}'))),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(tape.exchanges).toHaveLength(50);
  });

  test('reads no more of a request than it bears, however much comes', async () => {
    const tape = createRelayTape(() => Promise.reject(new Error('It is not to be sent on.')));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const request = new Request('http://site/batch/', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await tape.send(request)).status).toBe(413);
    expect(sent).toBeLessThan(32);
    expect(tape.exchanges).toMatchObject([{ status: 413, request: undefined }]);
  });
});
