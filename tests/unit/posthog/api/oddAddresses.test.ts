import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, person, events } = openTestPostHog();

beforeEach(async () => {
  server.reset();
  await capture({ event: 'seen', distinct_id: 'ada' });
});

const refused = (detail: string, code = 'invalid_input', attr: string | null = null) => ({
  status: 400,
  body: { type: 'validation_error', code, detail, attr },
});

describe('an id', () => {
  test('of a person that is a distinct ID is refused with where to ask for that', async () => {
    const expected = refused(
      'The ID provided does not look like a personID. If you are using a distinctId, please use /persons?distinct_id=ada instead.',
    );
    expect(await api('GET', '/persons/ada/')).toEqual(expected);
    expect(await api('PATCH', '/persons/ada/', { properties: {} })).toEqual(expected);
    expect(await api('DELETE', '/persons/ada/')).toEqual(expected);
    expect(await api('GET', '/persons/ada/activity/')).toEqual(expected);
  });

  test.each(['7', '01234567-89ab-cdef-0123-456789abcdef'])('of nobody is %s', async (id) => {
    expect((await api('GET', `/persons/${id}/`)).status).toBe(404);
  });

  test('of a person may lack its hyphens, and have capital letters', async () => {
    const { id } = (await person('ada')) as { id: string };
    const written = id.replaceAll('-', '').toUpperCase();
    expect((await api('GET', `/persons/${written}/`)).body.id).toBe(id);
    expect((await api('GET', `/events/?person_id=${written}`)).body.results).toHaveLength(1);
  });

  test('of an event is a UUID', async () => {
    expect(await api('GET', '/events/seen/')).toEqual(refused('Invalid UUID', 'invalid'));
    const nobody = '01234567-89AB-cdef-0123-456789abcdef';
    expect(await api('GET', `/events/${nobody}/`)).toMatchObject({
      status: 404,
      body: { detail: `No events exist for event UUID ${nobody}` },
    });
    const [event] = await events();
    const written = event?.id.replaceAll('-', '') ?? '';
    expect((await api('GET', `/events/${written}/`)).body.id).toBe(event?.id);
  });
});

describe('a list', () => {
  test.each<[path: string, query: string, detail: unknown]>([
    ['/events/', 'format=csv', 'The embedded PostHog answers JSON, not csv.'],
    ['/persons/', 'format=csv', 'The embedded PostHog answers JSON, not csv.'],
    ['/events/', 'where=["event = 1"]', expect.stringContaining('Ask query/')],
    ['/events/', 'select=["event"]', expect.stringContaining('Ask query/')],
    ['/events/', 'action_id=1', expect.stringContaining('no actions')],
    ['/events/', 'orderBy=["timestamp"]', expect.stringContaining('newest first')],
  ])('at %s cannot be asked for by %s', async (path, query, detail) => {
    expect(await api('GET', `${path}?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'not_supported', detail, attr: query.split('=')[0] },
    });
  });

  test.each(['format=json', 'orderBy=["-timestamp"]', 'orderBy=-timestamp', 'format='])(
    'can be asked for by %s',
    async (query) => {
      expect((await api('GET', `/events/?${query}`)).body.results).toHaveLength(1);
    },
  );

  test('of the values of no property is refused', async () => {
    expect(await api('GET', '/events/values/')).toEqual(refused('You must provide a key'));
  });
});
