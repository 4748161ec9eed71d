import { expect, test } from 'vitest';
import { timeCall, withServerTiming } from '../../../src/runs/serverTiming.ts';

async function timingOf(answer: () => Promise<Response>): Promise<string | null> {
  return (await withServerTiming(answer)).headers.get('Server-Timing');
}

const call = (path: string, send = () => Promise.resolve('answer')) => timeCall('POST', path, send);

test('names the calls that were answered before the page, then the page itself', async () => {
  const header = await timingOf(async () => {
    await call('/flags/?v=2');
    await call('/batch/');
    void call('/i/', () => new Promise(() => undefined));
    return new Response();
  });
  expect(header).toMatch(
    /^flags;desc="POST \/flags\/\?v=2";dur=\d+\.\d, batch;desc="POST \/batch\/";dur=\d+\.\d, app;dur=\d+\.\d$/,
  );
});

test('names the app alone for a page that asked nobody', async () => {
  expect(await timingOf(() => Promise.resolve(new Response()))).toMatch(/^app;dur=\d+\.\d$/);
});

test('counts a call that failed, and leaves the failure to the stage', async () => {
  const header = await timingOf(async () => {
    const failing = call('/flags/', () => Promise.reject(new Error('down')));
    await expect(failing).rejects.toThrow('down');
    return new Response();
  });
  expect(header).toMatch(/^flags;/);
});

test('quotes what a path may hold, and nothing that a header may not', async () => {
  const header = await timingOf(async () => {
    await call('/"\\\r\nü…');
    return new Response();
  });
  expect(header).toMatch(/^posthog;desc="POST \/\\"\\\\\?\?\?\?";dur=/);
});

test('keeps the calls of pages that are answered at the same time apart', async () => {
  const headers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      timingOf(async () => {
        await call(`/flags/?${index}`, async () => {
          await new Promise((resolve) => setTimeout(resolve, index % 3));
          return '';
        });
        return new Response();
      }),
    ),
  );
  for (const [index, header] of headers.entries()) {
    expect(header).toMatch(new RegExp(`^flags;desc="POST /flags/\\?${index}";dur=[\\d.]+, app;`));
  }
});
