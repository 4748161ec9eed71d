import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PreparedFrame } from '../../src/lessons/client/frameStart.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const MOMENTS = [{ ms: 0, html: '<html><body>Here is the new front page.</body></html>' }];
const RECORDED = { exchanges: [], moments: MOMENTS, problems: [] };

async function send(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(server.origin + path, {
    method: 'POST',
    headers: { Origin: server.origin },
    body: new URLSearchParams(fields),
  });
}

/** Begins a run of a page with a script, as the console does, and gives its id. */
async function begin(user = 'ines'): Promise<string> {
  const answer = await send('/parts/run', { step: 'login/01-flip', stage: 'login', user });
  expect(await answer.text()).toContain('data-frame=');
  return answer.headers.get('Run-Id') ?? '';
}

const post = (run: string, recorded: object) =>
  send('/parts/client-run', { run, recorded: JSON.stringify(recorded) });

describe('a page with a script', () => {
  test('is framed by the site alone, and may reach nothing', async () => {
    const run = await begin();
    const framed = await fetch(`${server.origin}/stages/login/user/ines?frame=${run}`);
    const policy = framed.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("sandbox allow-scripts; default-src 'none'; script-src 'nonce-");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('allow-same-origin');
    expect(await framed.text()).not.toContain('_page.ts');
  });

  test('is begun with its script and the browser of its visitor', async () => {
    const run = await begin();
    const prepared = await fetch(`${server.origin}/parts/client-run?run=${run}`);
    const { code, stored, presses, host } = (await prepared.json()) as PreparedFrame;
    expect(code).toContain('posthog.init("phc_flagbook"');
    expect(stored.local['ph_phc_flagbook_posthog']).toContain('0199c3a2-4204');
    expect(presses).toEqual(['Log in']);
    expect(host).toBe(`${server.origin}/posthog`);
  });

  test('ends its run with what the browser recorded, once', async () => {
    const run = await begin();
    expect((await post(run, RECORDED)).status).toBe(204);
    const whole = await fetch(`${server.origin}/parts/run?run=${run}&seen=-1`);
    expect(await whole.text()).toContain('Here is the new front page.');
    const again = await post(run, RECORDED);
    expect([again.status, await again.text()]).toEqual([
      409,
      'What the browser recorded of this run is known already. Run it again.',
    ]);
  });

  test('takes nothing that no browser could have recorded', async () => {
    const run = await begin();
    const forged = await post(run, { ...RECORDED, id: 'mine' });
    expect(forged.status).toBe(400);
    expect(await forged.text()).toContain('cannot be read');
    expect((await post(run, RECORDED)).status).toBe(204);
  });

  test('is told when its run is forgotten', async () => {
    expect((await post('nobody', RECORDED)).status).toBe(404);
    const framed = await fetch(`${server.origin}/stages/login/user/ines?frame=nobody`);
    expect(framed.status).toBe(404);
  });
});

test('a page of another site sends nothing through this one', async () => {
  const answer = await fetch(`${server.origin}/sdk/flags/?v=2`, {
    method: 'POST',
    headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ines' }),
  });
  expect(answer.status).toBe(403);
});
