import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, events } = openTestPostHog();
const click = 'a.buy:href="/buy"text="Buy";div:text="Shop"';
let cohort = 0;

beforeEach(async () => {
  server.reset();
  await capture(
    {
      event: 'bought',
      distinct_id: 'ada',
      properties: {
        plan: 'trial',
        amount: 5,
        $elements_chain: click,
        $groups: { company: 'acme' },
      },
      $set: { plan: 'pro' },
    },
    {
      event: 'seen',
      distinct_id: 'bob',
      properties: { plan: 'pro', '$feature/new': 'test' },
      $set: { plan: 'free' },
    },
    { event: 'seen', distinct_id: 'eve', properties: { $process_person_profile: false } },
    {
      event: '$groupidentify',
      distinct_id: 'bob',
      properties: { $group_type: 'company', $group_key: 'acme', $group_set: { size: 'big' } },
    },
  );
  const values = [{ key: 'plan', type: 'person', value: ['pro'], operator: 'exact' }];
  const filters = { properties: { type: 'OR', values: [{ type: 'AND', values }] } };
  cohort = (await api('POST', '/cohorts/', { name: 'payers', filters })).body.id;
});

const query = (properties: unknown) =>
  `properties=${encodeURIComponent(JSON.stringify(properties))}`;
const whose = async (properties: unknown) =>
  (await events(query(properties)))
    .filter(({ event }) => event !== '$groupidentify')
    .map(({ distinct_id }) => distinct_id)
    .sort();
const persons = async (properties: unknown) =>
  (await api('GET', `/persons/?${query(properties)}`)).body.results
    .map(({ name }) => name as string)
    .sort();

describe('the properties of a list of events', () => {
  const exact = (key: string, value: unknown, type?: string) => [
    { key, value, operator: 'exact', ...(type !== undefined && { type }) },
  ];

  test.each<[string, unknown, string[]]>([
    ['the event’s own, by default', exact('plan', 'pro'), ['bob']],
    ['the event’s own', exact('plan', ['trial'], 'event'), ['ada']],
    ['the person’s', exact('plan', 'pro', 'person'), ['ada']],
    ['a flag’s value on the event', exact('$feature/new', 'test', 'feature'), ['bob']],
    ['the event’s name', exact('event', 'bought', 'event_metadata'), ['ada']],
    ['a distinct ID', exact('distinct_id', ['eve'], 'event_metadata'), ['eve']],
    ['what was clicked', exact('text', 'Shop', 'element'), ['ada']],
    [
      'where it led',
      [{ key: 'href', type: 'element', operator: 'icontains', value: 'bu' }],
      ['ada'],
    ],
    [
      'a group’s',
      [{ key: 'size', type: 'group', group_type_index: 0, operator: 'exact', value: 'big' }],
      ['ada'],
    ],
    [
      'what nobody clicked',
      [{ key: 'tag_name', type: 'element', operator: 'is_not', value: 'a' }],
      ['bob', 'eve'],
    ],
    ['a person’s lack', [{ key: 'plan', type: 'person', operator: 'is_not_set' }], ['eve']],
    ['a number', [{ key: 'amount', type: 'event', operator: 'gt', value: 4 }], ['ada']],
    ['one of a list', [{ key: 'plan', operator: 'in', value: ['pro', 'x'] }], ['bob']],
    ['none of a list', [{ key: 'plan', operator: 'not_in', value: ['pro'] }], ['ada', 'eve']],
    ['a least', [{ key: 'amount', operator: 'min', value: 5 }], ['ada']],
    ['all of several', [...exact('plan', 'trial'), ...exact('plan', 'pro', 'person')], ['ada']],
    ['none of several', [...exact('plan', 'pro'), ...exact('plan', 'pro', 'person')], []],
    [
      'any of a group',
      { type: 'OR', values: [...exact('plan', 'pro'), ...exact('plan', 'pro', 'person')] },
      ['ada', 'bob'],
    ],
    [
      'groups in groups',
      {
        type: 'AND',
        values: [
          { type: 'OR', values: [...exact('plan', 'pro'), ...exact('plan', 'trial')] },
          ...exact('plan', 'free', 'person'),
        ],
      },
      ['bob'],
    ],
    ['pairs, as old clients write them', { plan: 'pro' }, ['bob']],
    ['pairs with an operator', { amount__gte: 5, plan__is_not: 'pro' }, ['ada']],
    ['nothing', [], ['ada', 'bob', 'eve']],
  ])('ask for %s', async (_name, properties, found) => {
    expect(await whose(properties)).toEqual(found);
  });

  test('ask for the members of a cohort, and for those who are none', async () => {
    const by = (operator?: string) => [{ key: 'id', type: 'cohort', value: cohort, operator }];
    expect(await whose(by())).toEqual(['ada']);
    expect(await whose(by('in'))).toEqual(['ada']);
    expect(await whose(by('not_in'))).toEqual(['bob', 'eve']);
  });

  test.each<[unknown, string]>([
    ['plan', 'properties must be a JSON list of property filters'],
    [[{ value: 'pro' }], 'properties must be a JSON list of property filters'],
    [{ type: 'XOR', values: [] }, 'properties must be a JSON list of property filters'],
    [
      [{ key: 'duration', type: 'session', value: 3 }],
      'The embedded PostHog lists events by filters of type event, feature, event_metadata, element, group, person, cohort, not by those of type session.',
    ],
    [
      [{ key: 'selector', type: 'element', value: 'a' }],
      'The embedded PostHog tests the text, tag_name, href of elements, not their selector.',
    ],
    [
      [{ key: 'plan', operator: 'equals', value: 'pro' }],
      expect.stringMatching(/^Invalid operator: equals. Known are exact, is_not, /),
    ],
    [{ plan__equals: 'pro' }, expect.stringMatching(/^Invalid operator: equals/)],
    [[{ key: 'id', type: 'cohort', value: 999 }], 'Cohort with id 999 does not exist'],
  ])('are refused when they are %j', async (properties, detail) => {
    expect(await api('GET', `/events/?${query(properties)}`)).toMatchObject({
      status: 400,
      body: { type: 'validation_error', attr: 'properties', detail },
    });
  });

  test('are refused when they are no JSON, or nested beyond measure', async () => {
    expect((await api('GET', '/events/?properties={')).status).toBe(400);
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    expect((await api('GET', `/events/?properties=${deep}`)).body.detail).toContain('too deeply');
  });
});

describe('the properties of a list of persons', () => {
  test.each<[string, unknown, string[]]>([
    ['of the person, by default', [{ key: 'plan', value: 'pro' }], ['ada']],
    ['pairs', { plan: ['free'] }, ['bob']],
    [
      'any of a group',
      {
        type: 'OR',
        values: [
          { key: 'plan', value: 'pro' },
          { key: 'plan', value: 'free' },
        ],
      },
      ['ada', 'bob'],
    ],
    ['a negation', [{ key: 'plan', value: 'pro', type: 'person', negation: true }], ['bob']],
  ])('ask for %s', async (_name, properties, found) => {
    expect(await persons(properties)).toEqual(found);
  });

  test('ask for the members of a cohort', async () => {
    expect(await persons([{ key: 'id', type: 'cohort', value: cohort }])).toEqual(['ada']);
  });

  test('cannot ask for what somebody did', async () => {
    const asked = await api(
      'GET',
      `/persons/?${query([{ key: 'amount', type: 'event', value: 5 }])}`,
    );
    expect(asked.body.detail).toBe(
      'The embedded PostHog lists persons by filters of type person, cohort, not by those of type event.',
    );
  });
});

describe('an event that was clicked', () => {
  test('has its elements apart from its properties', async () => {
    const [event] = await events('event=bought');
    expect(event).toMatchObject({
      elements_chain: click,
      elements: [
        { tag_name: 'a', attr_class: ['buy'], href: '/buy', text: 'Buy', order: 0 },
        { tag_name: 'div', text: 'Shop', order: 1 },
      ],
    });
    expect(event?.properties).not.toHaveProperty('$elements_chain');
    expect((await api('GET', `/events/${event?.id ?? ''}/`)).body).toEqual(event);
  });
});
