import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { followRun, runToEnd } from '../harness/server/followRun.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

function post({ origin }: RunningServer, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  return fetch(origin + path, { method: 'POST', headers: { Origin: origin }, body });
}

/** Runs the step that asks for the flag, and gives the result's HTML. */
function runFlag(site: RunningServer, user: string): Promise<string> {
  return runToEnd(site, { step: 'first-flag/04-flag', user });
}

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

function unescape(html: string): string {
  return html
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The fields of each replay form in a piece of HTML. */
function formsOf(html: string): Record<string, string>[] {
  return [...html.matchAll(/<form[^>]*data-part="\/parts\/replay".*?<\/form>/gs)].map(([form]) =>
    Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
        ([, name = '', value = '']) => [name, unescape(value)],
      ),
    ),
  );
}

/** The metrics of a Server-Timing header; throws when it breaks the grammar of the specification. */
function parseServerTiming(header: string) {
  const metric = /([!#$%&'*+.^_`|~\w-]+)((?:;\w+=(?:"(?:[^"\\]|\\.)*"|[\w.]+))*)(?:, |$)/y;
  const metrics = [];
  while (metric.lastIndex < header.length) {
    const [, name = '', params = ''] = metric.exec(header) ?? [];
    if (name === '') throw new Error(`Not a Server-Timing header: ${header}`);
    const desc = /;desc="([^"]*)"/.exec(params)?.[1];
    metrics.push({ name, desc, dur: Number(/;dur=([\d.]+)/.exec(params)?.[1]) });
  }
  return metrics;
}

describe('Server-Timing of a stage', () => {
  const timingOf = async (path: string) => {
    const response = await fetch(server.origin + path);
    return parseServerTiming(response.headers.get('Server-Timing') ?? '');
  };

  test('names the request to PostHog that the page waited for, and the whole', async () => {
    const [flags, app, ...rest] = await timingOf('/stages/flag/user/ada');
    expect(flags).toMatchObject({ name: 'flags', desc: 'POST /flags/?v=2' });
    expect(app).toMatchObject({ name: 'app', desc: undefined });
    expect(rest).toEqual([]);
    expect(flags?.dur).toBeGreaterThan(0);
    expect(app?.dur).toBeGreaterThanOrEqual(flags?.dur ?? Infinity);
  });

  test.each(['/stages/plain/user/ada', '/stages/capture/user/ada', '/stages/flag/'])(
    'names the app alone where nobody else was asked: %s',
    async (path) => {
      expect((await timingOf(path)).map(({ name }) => name)).toEqual(['app']);
    },
  );
});

describe('a request of the tape, sent again', () => {
  test('gets the same answer, and a batch is not kept twice', async () => {
    const [flags, batch] = formsOf(await runFlag(server, 'ian'));
    const replay = async (fields: Record<string, string> | undefined) =>
      textOf(await (await post(server, '/parts/replay', fields ?? {})).text());

    expect(await replay(flags)).toMatch(/sent again, took [\d.]+ ms 200 PostHog gives the same/);
    expect(await replay(batch)).toContain('so PostHog keeps none of them twice.');
  });

  test('is a page of its own without JavaScript, with a way back', async () => {
    const shown = await fetch(`${server.origin}/first-flag/flag?user=ian&run=1`);
    const [flags] = formsOf(await shown.text());
    expect(flags?.['back']).toBe('/first-flag/flag?user=ian&run=1');

    const page = await (await post(server, '/replay', flags ?? {})).text();
    expect(page).toContain('<title>Sent again');
    expect(textOf(page)).toContain('PostHog gives the same answer.');
    expect(page).toMatch(/href="\/first-flag\/flag\b/);
  });

  test.each(['/parts/replay', '/replay'])('%s refuses what the SDK never asks', async (path) => {
    const refused = await post(server, path, {
      path: '/api/projects/1/feature_flags/',
      body: '{}',
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toBe(
      'Only /flags/ and /batch/ can be sent again from here, and not "/api/projects/1/feature_flags/". Copy it as curl instead.',
    );
  });

  test('is refused to other sites', async () => {
    const response = await fetch(`${server.origin}/parts/replay`, {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ path: '/flags/?v=2', body: '{}' }),
    });
    expect(response.status).toBe(403);
  });
});

test('API keys are cut short, save in the command that a reader copies', async () => {
  const html = await runFlag(server, 'ada');
  expect(html).toContain('phc_fla…');
  expect(html).not.toContain('phx_');
  const commands = [...html.matchAll(/ text="(curl [^"]*)"/g)].map(([, text = '']) => text);
  expect(commands.filter((command) => command.includes('phc_flagbook'))).toHaveLength(2);
  const rest = html.replaceAll(/ text="curl [^"]*"/g, '');
  expect(rest).not.toContain('phc_flagbook');
});

test('an unknown run has a sentence instead of a tape', async () => {
  const response = await fetch(`${server.origin}/parts/run?run=nobody`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(await response.text()).toBe(
    'This run is no longer in the server’s memory, so nothing more is shown of it. Run it again.',
  );
});

test('the tape of a slow delivery goes on, attempt by attempt, until PostHog takes it', async () => {
  const site = await startOnRealPostHog({}, { FAULT: 'unavailable@capture*2' });
  try {
    const answers = await followRun(site, { step: 'first-flag/04-flag', user: 'ian' });
    const told = await Promise.all(answers.map((answer) => answer.text()));
    const later = told.filter((html) => !html.includes('data-state="waiting"'));
    expect(textOf(later[0] ?? '')).toContain('Something is still on its way.');
    expect(later[0]).toContain('data-state="answered"');

    const tape = textOf(later.at(-1) ?? '');
    expect(tape).toMatch(
      / 503 sent at .*attempt 1 of 3.* 503 sent at .*attempt 2 of 3.* 200 sent at .*attempt 3 of 3/,
    );
    expect(later.at(-1)).toContain('data-state="settled"');
    expect(tape).not.toContain('on its way');
  } finally {
    await site.stop();
  }
});
