import { beforeEach, describe, expect, test } from 'vitest';
import { MISSING } from '../../../../src/posthog/api/missing.ts';
import { heldRegion } from '../../../harness/docs/docRegion.ts';
import { markdownTable } from '../../../harness/docs/markdownTable.ts';
import { DOCUMENTED_ENDPOINTS } from '../../../harness/posthog/documentedEndpoints.ts';
import { EVERYONE, HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, events, person } = openTestPostHog();
const ids: Record<string, string> = {};

beforeEach(async () => {
  server.reset();
  await capture({
    event: 'seen',
    distinct_id: 'ada',
    properties: { $groups: { company: 'acme' } },
    $set: { plan: 'pro' },
  });
  const group = { group_type_index: 0, group_key: 'acme', group_properties: { plan: 'pro' } };
  await api('POST', '/groups/', group);
  const flag = { key: 'flag', filters: EVERYONE, is_remote_configuration: true };
  ids['feature_flags'] = String((await api('POST', '/feature_flags/', flag)).body.id);
  const cohort = { name: 'few', is_static: true, filters: {}, _create_static_person_ids: [] };
  const uuid = (await person('ada'))?.uuid ?? '';
  const made = await api('POST', '/cohorts/', { ...cohort, _create_static_person_ids: [uuid] });
  ids['cohorts'] = String(made.body.id);
  ids['persons'] = uuid;
  ids['events'] = (await events())[0]?.id ?? '';
});

const endpoints = Object.entries(DOCUMENTED_ENDPOINTS).flatMap(([resource, list]) =>
  list.map(([method, path, sent]) => ({ resource, method, path, sent })),
);

describe('an endpoint that PostHog documents', () => {
  test.each(endpoints)(
    'is answered or refused with a sentence: $method $resource/$path',
    async ({ resource, method, path, sent }) => {
      const { status, type, text } = await call(
        `/api/projects/1/${resource}/`,
        resource,
        method,
        path,
        sent,
      );
      expect(status).toBeLessThan(500);
      if (status < 300) {
        if (text !== '') expect(() => JSON.parse(text) as unknown).not.toThrow();
        return;
      }
      if (method === 'DELETE' && status === 405) return; // As PostHog: without a word.
      expect(type).toContain('application/json');
      const refusal = JSON.parse(text) as { detail: string; code: string };
      expect(refusal.code).not.toBe('not_found');
      expect(refusal.detail).toMatch(/^\w[^<]* [^<]{10,}$/);
    },
  );

  const legacy = {
    feature_flags: 'feature_flag',
    persons: 'person',
    events: 'event',
    cohorts: 'cohort',
  };

  test.each(
    Object.entries(legacy).flatMap(([resource, old]) =>
      endpoints
        .filter((endpoint) => endpoint.resource === resource)
        .map((endpoint) => ({ ...endpoint, old })),
    ),
  )(
    'has an old path, where it says the same: $method /api/$old/$path',
    async ({ resource, old, method, path, sent }) => {
      const ask = (base: string) => call(base, resource, method, path, sent);
      const answer = await ask(`/api/${old}/`);
      expect(answer.status).toBeLessThan(500);
      if (method !== 'GET') return;
      const now = await ask(`/api/projects/@current/${resource}/`);
      expect([
        answer.status,
        answer.text.replaceAll(`/api/${old}/`, `/api/projects/@current/${resource}/`),
      ]).toEqual([now.status, now.text]);
    },
  );

  test('is not told to whom has no key, by the old paths neither', async () => {
    for (const base of ['/api/feature_flag/', '/api/person/', '/api/event/', '/api/cohort/']) {
      for (const rest of ['', 'activity/', '1/']) {
        const response = await server.fetch(new Request(HOST + base + rest));
        expect(response.status, base + rest).toBe(401);
      }
    }
  });
});

describe('the list of what is missing', () => {
  test('names endpoints that PostHog documents, and no others', () => {
    const documented = new Set(endpoints.map(({ resource, path }) => shape(`${resource}/${path}`)));
    expect(MISSING.map(([path]) => shape(path)).filter((path) => !documented.has(path))).toEqual(
      [],
    );
  });

  test('refuses each in one or two whole sentences', () => {
    for (const [path, sentence] of MISSING) expect(sentence, path).toMatch(/^[A-Z].{30,}\.$/);
  });
});

test('docs/embedded-posthog.md has all of them in its table', () => {
  const missing = new Map(MISSING.map(([path, sentence]) => [shape(path), sentence]));
  const rows = endpoints.map(({ resource, method, path }) => {
    const name = `${resource}/${path.replace(/\?.*/, '')}`;
    const sentence = missing.get(shape(`${resource}/${path}`));
    return [
      `\`${method} ${name.replace('versions/1', 'versions/:n').replace('access/1', 'access/:n')}\``,
      sentence ?? answerOf(method, name),
    ];
  });
  const table = markdownTable(['endpoint', 'answer'], rows);
  expect(heldRegion('docs/embedded-posthog.md', 'endpoints', table)).toBe(table);
});

/** `:id`, a number and a query are all the same to a path. */
function shape(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/\/$/, '')
    .replaceAll(/\/(:\w+|\d+)(?=\/|$)/g, '/:');
}

function answerOf(method: string, name: string): string {
  if (method === 'DELETE' && !name.startsWith('persons')) {
    return '405; PATCH with `deleted: true` deletes, as in PostHog';
  }
  return 'answered';
}

async function call(base: string, resource: string, method: string, path: string, sent?: object) {
  const url = HOST + base + path.replace(':id', ids[resource] ?? '');
  const response = await server.fetch(
    new Request(url, {
      method,
      headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
      ...(sent && { body: JSON.stringify(sent) }),
    }),
  );
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text: await response.text() };
}
