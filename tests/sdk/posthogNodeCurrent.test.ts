import { PostHog, type PostHogOptions } from 'posthog-node';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createFlags } from '../harness/sdk/createFlags.ts';
import { openPostHog, type OpenPostHog } from '../harness/sdk/openPostHog.ts';

// Calls that only the newest posthog-node has.
describe('posthog-node of today', () => {
  let posthog: OpenPostHog;
  let clients: PostHog[] = [];

  beforeEach(async () => {
    posthog = await openPostHog();
    await createFlags(posthog.api);
  });

  afterEach(async () => {
    await Promise.all(clients.map((client) => client.shutdown()));
    clients = [];
    expect(posthog.refused()).toEqual([]);
    await posthog.close();
  });

  function openClient(options: PostHogOptions = {}): PostHog {
    const client = new PostHog('phc_flagbook', { host: posthog.host, ...options });
    clients.push(client);
    return client;
  }

  const secretKey = 'phx_flagbook';
  const asked = () => posthog.exchanges.map(({ path }) => path.split('?')[0]);

  test('one evaluateFlags answers for all flags, and goes with the event', async () => {
    const client = openClient();
    const flags = await client.evaluateFlags('ada', { personProperties: { plan: 'pro' } });
    expect(flags.isEnabled('everyone')).toBe(true);
    expect(flags.isEnabled('nobody')).toBe(false);
    expect(flags.isEnabled('pro-plan')).toBe(true);
    expect(flags.getFlagPayload('everyone')).toEqual({ color: 'blue' });
    client.capture({ distinctId: 'ada', event: 'paid', flags });
    await client.flush();
    expect(asked().filter((path) => path === '/flags/')).toHaveLength(1);
    const events = await posthog.api.events('ada');
    expect(events.find(({ event }) => event === 'paid')?.properties).toMatchObject({
      '$feature/everyone': true,
      '$feature/nobody': false,
    });
    const reported = events.find(({ properties }) => properties['$feature_flag'] === 'pro-plan');
    expect(reported?.properties).toMatchObject({
      $feature_flag_reason: 'Matched condition set 1',
      $feature_flag_version: 1,
      locally_evaluated: false,
    });
  });

  test('evaluateFlags asks for the flags that are named', async () => {
    const flags = await openClient().evaluateFlags('ada', { flagKeys: ['everyone'] });
    expect(flags.keys).toEqual(['everyone']);
  });

  test('the result of a flag comes with its reason', async () => {
    const result = await openClient().getFeatureFlagResult('everyone', 'ada');
    expect(result).toMatchObject({
      key: 'everyone',
      enabled: true,
      payload: { color: 'blue' },
      reason: 'Matched condition set 1',
      reasonCode: 'condition_match',
    });
  });

  test('person properties are set, set once and unset', async () => {
    const client = openClient();
    client.setPersonProperties({
      distinctId: 'ada',
      properties: { plan: 'pro', city: 'London' },
      propertiesOnce: { first: 1 },
    });
    client.unsetPersonProperties({ distinctId: 'ada', properties: ['city'] });
    await client.flush();
    const person = await posthog.api.person('ada');
    expect(person?.properties).toEqual({
      plan: 'pro',
      first: 1,
      $creator_event_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  test('what is captured, identified and aliased at once has arrived when the call is over', async () => {
    const client = openClient();
    await client.captureImmediate({ distinctId: 'visitor', event: 'looked' });
    await client.identifyImmediate({ distinctId: 'ada', properties: { plan: 'pro' } });
    await client.aliasImmediate({ distinctId: 'ada', alias: 'visitor' });
    const names = (await posthog.api.events()).map(({ event }) => event);
    expect(names).toEqual(['looked', '$identify', '$create_alias']);
    expect((await posthog.api.person('visitor'))?.properties).toMatchObject({ plan: 'pro' });
  });

  test('without a distinct ID an event belongs to no person', async () => {
    const client = openClient();
    client.capture({ event: 'ticked' });
    await client.flush();
    const [event] = await posthog.api.events();
    expect(event).toMatchObject({ event: 'ticked' });
    expect(await posthog.api.person(event?.distinct_id ?? '')).toBeUndefined();
  });

  test('events of a context carry its ids and properties', async () => {
    const client = openClient();
    client.withContext({ distinctId: 'ada', sessionId: 's-1', properties: { tenant: 7 } }, () => {
      client.capture({ event: 'clicked' });
    });
    await client.flush();
    expect(await posthog.api.events('ada')).toMatchObject([
      { event: 'clicked', properties: { $session_id: 's-1', tenant: 7 } },
    ]);
  });

  test('an exception arrives with its stack', async () => {
    const client = openClient();
    client.captureException(new Error('no such shoe'), 'ada');
    const names = async () => (await posthog.api.events('ada')).map(({ event }) => event);
    await expect.poll(async () => client.flush().then(names)).toEqual(['$exception']);
    const [exception] = await posthog.api.events('ada');
    expect(exception?.properties).toMatchObject({
      $exception_list: [{ type: 'Error', value: 'no such shoe' }],
    });
  });

  test('definitions that did not change are not sent again', async () => {
    const client = openClient({ secretKey, featureFlagsPollingInterval: 150 });
    expect(await client.waitForLocalEvaluationReady()).toBe(true);
    const statuses = () =>
      posthog.exchanges
        .filter(({ path }) => path.startsWith('/flags/definitions'))
        .map(({ status }) => status);
    await expect.poll(statuses).toEqual(expect.arrayContaining([200, 304]));
    expect(statuses().filter((status) => status === 200)).toHaveLength(1);
    const flags = await client.evaluateFlags('ada', { onlyEvaluateLocally: true });
    expect(flags.isEnabled('everyone')).toBe(true);
  });

  test('a flag that cannot be decided in the app is asked for', async () => {
    const client = openClient({ secretKey });
    await client.waitForLocalEvaluationReady();
    await client.identifyImmediate({ distinctId: 'ada', properties: { plan: 'pro' } });
    const flags = await client.evaluateFlags('ada');
    expect(flags.isEnabled('pro-plan')).toBe(true);
    expect(asked()).toContain('/flags/');
  });

  test('a wrong secret key leaves local evaluation unready, and flags still answer', async () => {
    const client = openClient({ secretKey: 'phx_wrong' });
    client.on('error', () => undefined);
    expect(await client.waitForLocalEvaluationReady(500)).toBe(false);
    expect((await client.evaluateFlags('ada')).isEnabled('everyone')).toBe(true);
    await client.shutdown();
    expect(posthog.refused()).toEqual([
      '401 GET /flags/definitions?token=phc_flagbook&send_cohorts',
    ]);
    posthog.exchanges.length = 0; // What was refused here was meant to be.
  });

  test('events of AI calls go their own way', async () => {
    const client = openClient();
    client.captureAi({
      distinctId: 'ada',
      event: '$ai_generation',
      properties: { $ai_model: 'm' },
    });
    await client.flush();
    const names = async () => (await posthog.api.events('ada')).map(({ event }) => event);
    await expect.poll(names).toEqual(['$ai_generation']);
    expect(asked()).toContain('/i/v0/ai/batch/');
  });

  test('the newest form of capture delivers too', async () => {
    vi.stubEnv('POSTHOG_CAPTURE_MODE', 'v1');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const client = openClient();
    client.capture({ distinctId: 'ada', event: 'clicked', properties: { at: 1 } });
    client.capture({ event: 'ticked' });
    await client.flush();
    expect(asked()).toContain('/i/v1/analytics/events');
    expect(await posthog.api.events('ada')).toMatchObject([
      { event: 'clicked', properties: { at: 1, $lib: 'posthog-node' } },
    ]);
    expect(await posthog.api.events()).toHaveLength(2);
  });
});
