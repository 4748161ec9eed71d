import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { ACTIVITY_STYLE } from '../../../../src/posthog/activity/activityStyle.ts';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

function open() {
  const posthog = openTestPostHog();
  onTestFinished(() => posthog.server.close());
  const read = (path: string, headers: Record<string, string> = {}) =>
    posthog.server.fetch(new Request(HOST + path, { headers }));
  return { ...posthog, read };
}

test('the page shows events, persons, flags and requests for flags, without JavaScript', async () => {
  const { read, capture, api, flags } = open();
  const properties = { $set: { plan: 'pro' }, amount: 12.5 };
  await capture({ event: 'bought', distinct_id: 'ada', properties });
  const set = {
    properties: [{ key: 'plan', type: 'person', value: 'pro' }],
    rollout_percentage: 30,
  };
  await api('POST', '/feature_flags/', { key: 'beta', filters: { groups: [set] } });
  await flags({ distinct_id: 'max' });
  const text = textOf(await (await read('/')).text());
  expect(text).toContain('12:00:00 bought ada');
  expect(text).toContain('amount 12.5');
  expect(text).toContain('beta active version 1 30 % of those with plan exact &quot;pro&quot;');
  expect(text).toContain('12:00:00 max beta off No matching condition set');
  expect(text).toMatch(/Persons .* ada .* plan pro/);
});

test('a line says how ingestion lags and how many events wait, and is empty when it does not', async () => {
  const { read, capture, clock, server } = open();
  const line = async () =>
    /data-part="ingestion">([^<]*)</.exec(await (await read('/')).text())?.[1];
  expect(await line()).toBe('');
  server.ingestion.change({ delayMs: 1000 });
  await capture({ event: 'seen', distinct_id: 'ada' });
  expect(await line()).toBe('Ingestion is delayed by 1 second: 1 accepted event waits.');
  server.ingestion.change({ delayMs: 2500, paused: true });
  expect(await line()).toBe('Ingestion is paused: 1 accepted event waits.');
  clock.now += 2500;
  server.ingestion.change({ paused: false });
  expect(await line()).toBe('Ingestion is delayed by 2.5 seconds: 0 accepted events wait.');
});

test('an empty page says how to send the first event, to the address that the client used', async () => {
  const { read } = open();
  const page = await read('/', { 'X-Forwarded-Prefix': '/posthog' });
  expect(await page.text()).toContain(`curl ${HOST}/posthog/i/v0/e/ --json`);
});

test('whatever an app sends is shown as text', async () => {
  const { read, capture, flags } = open();
  const evil = '<img src=x onerror=alert(1)>"\'&';
  const properties = { [evil]: evil, $set: { name: evil } };
  await capture({ event: evil, distinct_id: evil, properties });
  await flags({ distinct_id: evil });
  const page = await (await read('/')).text();
  expect(page).not.toContain('<img');
  expect(
    page.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)?.length,
  ).toBeGreaterThan(4);
});

test('the page runs and loads only files that this server serves', async () => {
  const { read } = open();
  const response = await read('/');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  const page = await response.text();
  expect(page).not.toMatch(/ style=|<style|<script>/);
  const links = [...page.matchAll(/(?:href|src)="(?!data:)([^"]+)"/g)].map((match) => match[1]);
  expect(links).toEqual(['activity.css', 'activity.js']);
  const [style, script] = await Promise.all(links.map((link) => read(`/${link ?? ''}`)));
  expect(style?.headers.get('content-type')).toContain('text/css');
  expect(script?.headers.get('content-type')).toContain('text/javascript');
  const program = (await script?.text()) ?? '';
  expect(program).not.toBe('');
  expect(() => new Script(program)).not.toThrow();
});

function textOf(page: string): string {
  return page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

test('the page has the colours of the site', () => {
  const tokens = readFileSync(
    new URL('../../../../src/styles/tokens.css', import.meta.url),
    'utf8',
  );
  const colours = ACTIVITY_STYLE.match(/--[\w-]+: light-dark\([^)]*\)/g) ?? [];
  expect(colours.length).toBeGreaterThan(5);
  expect(colours.filter((colour) => !tokens.includes(`${colour};`))).toEqual([]);
});
