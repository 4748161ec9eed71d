import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { askAs } from '../harness/server/askAs.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

// A site that others reach, on a PostHog that is somebody's own.
const PASSWORD = 'a password, rather long';
const BASIC = { Authorization: `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}` };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The PostHog's owner has a customer, and a flag that names some. */
async function fill(posthog: string) {
  const body = JSON.stringify({
    api_key: 'phc_flagbook',
    batch: [
      { event: 'paid', distinct_id: 'customer-7', properties: { $set: { email: 'c@shop.test' } } },
      { event: 'paid', distinct_id: 'rose', properties: { $set: { email: 'rose@shop.test' } } },
    ],
  });
  expect((await fetch(`${posthog}/batch/`, { method: 'POST', body })).status).toBe(200);
  await createFlag(posthog);
  const flag = {
    key: 'secret-plan',
    filters: {
      groups: [{ properties: [{ key: 'email', type: 'person', value: ['c@shop.test'] }] }],
    },
  };
  const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
  const call = { method: 'POST', headers, body: JSON.stringify(flag) };
  expect((await fetch(`${posthog}/api/projects/1/feature_flags/`, call)).status).toBe(201);
}

/** A browser that keeps the site's cookies. */
function openReader(site: RunningServer, always: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  return {
    jar,
    ask: async (path: string, body?: string): Promise<{ status: number; text: string }> => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const origin = { Origin: site.origin, ...FORM };
      const headers = { ...always, ...(cookie && { Cookie: cookie }), ...(body && origin) };
      const init = body === undefined ? {} : { method: 'POST', body };
      const response = await askAs(site.origin + path, headers, init);
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      return { status: response.status, text: await response.text() };
    },
  };
}

describe.each([
  ['with a password', { SITE_PASSWORD: PASSWORD }, BASIC],
  ['for reading only', { READ_ONLY: 'true' }, {}],
])('a site before a real PostHog that others reach, %s', (_, env, headers) => {
  let site: RunningServer;
  let posthog: string;
  beforeAll(async () => {
    site = await startOnRealPostHog({ HOST: '0.0.0.0', ...env });
    posthog = /PostHog {3}\S+, (\S+)/.exec(site.output())?.[1] ?? '';
    await fill(posthog);
  });
  afterAll(() => site.stop());

  test.each([
    '/parts/knows?user=customer-7',
    '/first-flag/flag?run=1&user=customer-7',
    '/first-flag/capture?user=customer-7',
    '/inside-a-flag/receipt?user=customer-7',
    '/parts/receipt?user=customer-7',
    '/run?stage=flag&user=customer-7',
    '/compare?user=customer-7',
  ])('shows no customer at %s, who stay strangers also once they were run', async (path) => {
    const { ask } = openReader(site, headers);
    expect((await ask('/parts/run', 'step=first-flag/04-flag&user=customer-7')).status).toBe(200);
    for (const asked of [path, '/parts/knows?user=customer-7', '/parts/knows?user=ada']) {
      const { status, text } = await ask(asked);
      expect(status).toBe(200);
      expect(text).not.toContain('c@shop.test');
      expect(text).not.toContain('paid');
    }
    expect((await ask('/parts/knows?user=customer-7')).text).toContain('shows its visitors nobody');
  });

  test('shows whom a reader was the first to run, to that reader alone', async () => {
    const reader = openReader(site, headers);
    await reader.ask('/first-flag/capture?run=1&user=nina');
    await expect
      .poll(async () => (await reader.ask('/parts/knows?user=nina')).text)
      .toContain('visited_user_page');
    const other = openReader(site, headers);
    expect((await other.ask('/parts/knows?user=nina')).text).not.toContain('visited_user_page');
    await other.ask('/first-flag/capture?run=1&user=nina');
    expect((await other.ask('/parts/knows?user=nina')).text).not.toContain('visited_user_page');
  });

  test('takes no word of a browser for whom it has run', async () => {
    const { ask, jar } = openReader(site, headers);
    await ask('/first-flag/capture?run=1&user=max-of-mine');
    const [, signature = ''] = jar.get('own_ids')?.split('.') ?? [];
    expect(signature).toMatch(/^[\w-]{43}$/);
    const forged = Buffer.from('["customer-7"]').toString('base64url');
    for (const end of [signature, '', 'x']) {
      jar.set('own_ids', `${forged}.${end}`);
      expect((await ask('/parts/knows?user=customer-7')).text).not.toContain('c@shop.test');
    }
  });

  test('shows no customer who was merged with a user of the reader’s', async () => {
    const { ask } = openReader(site, headers);
    await ask('/first-flag/capture?run=1&user=mallory');
    await expect
      .poll(async () => (await ask('/parts/knows?user=mallory')).text)
      .toContain('visited_user_page');
    const properties = { alias: 'rose', distinct_id: 'mallory' };
    const event = { event: '$merge_dangerously', distinct_id: 'mallory', properties };
    const body = JSON.stringify({ api_key: 'phc_flagbook', ...event });
    await fetch(`${posthog}/e/`, { method: 'POST', body });
    const list = `${posthog}/api/projects/1/persons/?distinct_id=mallory`;
    const owner = { headers: { Authorization: 'Bearer phx_flagbook' } };
    await expect.poll(async () => (await fetch(list, owner)).text()).toContain('rose@shop.test');
    expect((await ask('/parts/knows?user=mallory')).text).not.toContain('rose@shop.test');
  });

  test('shows no flag but that of the tutorials', async () => {
    const { ask } = openReader(site, headers);
    const flag = '{"key":"secret-plan"}';
    for (const query of [
      `flag=${encodeURIComponent(flag)}`,
      'flag=secret-plan',
      'flag.key=secret-plan',
    ]) {
      expect((await ask(`/parts/receipt?user=ada&${query}`)).text).not.toContain('shop.test');
    }
    expect((await ask('/parts/knows?user=ada')).text).toContain('new-cool-feature');
  });
});

test('visitors without the password see nothing at all', async () => {
  const site = await startOnRealPostHog({ HOST: '0.0.0.0', SITE_PASSWORD: PASSWORD });
  onTestFinished(() => void site.stop());
  const wrong = { Authorization: `Basic ${Buffer.from('me:wrong').toString('base64')}` };
  for (const headers of [{}, wrong, { Authorization: `Bearer ${PASSWORD}` }]) {
    for (const path of [
      '/',
      '/favicon.svg',
      '/stages/plain/',
      '/posthog/../',
      '/posthog/%2e%2e/run',
    ]) {
      const response = await askAs(site.origin + path, headers);
      expect([path, response.status]).toEqual([path, 401]);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
    }
  }
  expect((await askAs(`${site.origin}/`, BASIC)).status).toBe(200);
  expect(site.output()).not.toContain(PASSWORD);
});

test('visitors of a read-only site run stages, and change nothing', async () => {
  const site = await startOnRealPostHog({ HOST: '0.0.0.0', READ_ONLY: 'true' });
  onTestFinished(() => void site.stop());
  const { ask } = openReader(site);
  for (const [path, body] of [
    ['/parts/flag-form', 'do=recipe'],
    ['/parts/flag-form/', 'do=recipe'],
    ['/first-flag/create-flag', 'do=recipe'],
    ['/start-over', 'do=it'],
    ['/parts/replay', 'path=/batch/&body={}'],
    ['/replay', 'path=/batch/&body={}'],
    ['/parts/lag', 'paused=true'],
    ['/%70arts/flag-form', 'do=recipe'],
  ] as const) {
    const { status, text } = await ask(path, body);
    expect([path, status, text]).toEqual([path, 403, expect.stringContaining('read-only')]);
  }
  // The first that is told of a run has its page only where that was there at once.
  const ran = async () => (await ask('/parts/run', 'step=first-flag/04-flag&user=ada')).text;
  await expect.poll(ran, { timeout: 10_000 }).toContain('Hello, ada!');
  expect((await ask('/parts/flag-form')).text).toContain('Create it as the step says');
});

test('a site that others reach starts before a real PostHog only when it is told how', async () => {
  const env = { POSTHOG_HOST: 'https://posthog.example', POSTHOG_API_KEY: 'phc_a' };
  await expect(startServer({ ...env, HOST: '0.0.0.0' })).rejects.toThrow(
    /exit code 1[^]*Set SITE_PASSWORD to ask visitors for a password, or READ_ONLY=true/,
  );
});
