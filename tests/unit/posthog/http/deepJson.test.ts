import { expect, test } from 'vitest';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, capture } = openTestPostHog();

/** JSON.parse reads it, and whoever walks it runs out of stack. */
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const FILTER = `{"key":"plan","type":"person","operator":"exact","value":${DEEP}}`;
const GROUPS = '{"type":"OR","values":['.repeat(5000) + ']}'.repeat(5000);

const event = (more: string) => `{"api_key":"phc_flagbook","event":"seen",${more}}`;

function form(filters: string): FormData {
  const fields = new FormData();
  fields.set('name', 'Testers');
  fields.set('filters', filters);
  return fields;
}

test.each<[string, string, BodyInit | undefined]>([
  ['an event’s distinct ID', '/e/', event(`"distinct_id":${DEEP}`)],
  ['an event’s property', '/e/', event(`"distinct_id":"ada","properties":{"a":${DEEP}}`)],
  ['$set beside the properties', '/e/', event(`"distinct_id":"ada","$set":{"a":${DEEP}}`)],
  ['a field that nobody reads', '/e/', event(`"distinct_id":"ada","a":${DEEP}`)],
  ['a flag request', '/flags/?v=2', `{"token":"phc_flagbook","distinct_id":${DEEP}}`],
  ['the filters of a list of events', `/api/projects/1/events/?properties=[${FILTER}]`, undefined],
  [
    'the filters of a list of persons',
    `/api/projects/1/persons/?properties=[${FILTER}]`,
    undefined,
  ],
  ['a cohort’s value, in a form', '/api/projects/1/cohorts/', form(`{"properties":${FILTER}}`)],
  ['a cohort’s groups, in a form', '/api/projects/1/cohorts/', form(`{"properties":${GROUPS}}`)],
  ['a cohort', '/api/projects/1/cohorts/', `{"name":"a","filters":{"properties":${GROUPS}}}`],
])('%s that is nested too deeply is refused, and says so', async (_, path, body) => {
  await capture({ event: 'seen', distinct_id: 'ada', properties: { plan: [['pro']] } });
  const response = await server.fetch(
    new Request(HOST + path, {
      headers: {
        Authorization: 'Bearer phx_flagbook',
        ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { method: 'POST', body }),
    }),
  );
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(/recursion limit exceeded|too deeply/);
});
