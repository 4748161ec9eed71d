import { mapValues } from 'es-toolkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import multivariateVectors from '../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import { createCompanyFlag, createFlags, createRemoteConfig } from '../harness/sdk/createFlags.ts';
import { openPostHog, type OpenPostHog } from '../harness/sdk/openPostHog.ts';
import { readRecordings, replay, type Recording } from '../harness/sdk/recording.ts';
import { pythonName, pythonVersions } from '../harness/sdk/sdkNames.ts';
import { sdkSuite } from '../harness/sdk/sdkSuite.ts';

const isFlags = ({ url }: Recording) => /^\/(flags|decide)\/\?/.test(url);
const isDefinitions = ({ url }: Recording) => /^\/(flags\/definitions|api\/feature_flag)/.test(url);
const isRemoteConfig = ({ url }: Recording) => url.includes('/remote_config');

interface Answer {
  recording: Recording;
  status: number;
  etag: string | null;
  body: unknown;
}

// Each was recorded while the real SDK went through the same calls, with its default options.
describe.each(pythonVersions)('posthog-python %s, recorded', (version) => {
  const recordings = readRecordings(`posthog-python-${version}-session`);
  const answers: Answer[] = [];
  let posthog: OpenPostHog;

  beforeAll(async () => {
    posthog = await openPostHog();
    await createFlags(posthog.api);
    await createCompanyFlag(posthog);
    await createRemoteConfig(posthog.api);
    for (const recording of recordings) {
      const response = await replay(posthog.host, recording);
      const text = await response.text();
      const etag = response.headers.get('etag');
      answers.push({ recording, status: response.status, etag, body: text && JSON.parse(text) });
    }
  });

  afterAll(async () => {
    await posthog.close();
  });

  const answersTo = (isAsked: (recording: Recording) => boolean) =>
    answers.filter(({ recording }) => isAsked(recording));

  sdkSuite(pythonName(version), (proves) => {
    proves('events', 'what was captured arrives once, with its properties', async () => {
      const events = (await posthog.api.events('py-grace')).filter(
        ({ event }) => event === 'clicked',
      );
      expect(events.map(({ properties }) => properties['index']).toSorted()).toEqual([0, 1]);
      expect(events[0]?.properties).toMatchObject({
        $lib: 'posthog-python',
        $lib_version: version,
      });
    });

    proves('persons', 'set, set_once and, in its time, identify make the person', async () => {
      expect(await posthog.api.person('py-ada')).toMatchObject({
        properties: { email: 'ada@example.com', plan: 'pro', joined: 2024 },
      });
      expect(await posthog.api.person('py-grace')).toMatchObject({
        properties: { last: 1, first: 1 },
      });
    });

    proves('aliases', 'an alias joins two ids in one person', async () => {
      const person = await posthog.api.person('py-ada');
      expect(person?.distinct_ids.toSorted()).toEqual(['py-ada', 'py-visitor']);
      expect(person?.properties).toMatchObject({ source: 'ad' });
    });

    proves('groups', 'group_identify says what a group is', async () => {
      expect(await posthog.api.groups(0)).toContainEqual(
        expect.objectContaining({ group_key: 'acme', group_properties: { seats: 500 } }),
      );
    });

    proves('flags', 'each request for flags is answered with the decisions for it', () => {
      const asked = answersTo(isFlags);
      expect(asked.length).toBeGreaterThan(7);
      for (const { recording, status, body } of asked) {
        expect(status).toBe(200);
        const expected = expectedFlags(recording.body ?? {});
        expect(decisionsOf(body)).toMatchObject(expected);
      }
    });

    proves('payloads', 'payloads come as JSON text', () => {
      const payloads = answersTo(isFlags).flatMap(({ body }) => payloadOf(body, 'everyone') ?? []);
      expect(payloads.map((payload) => JSON.parse(payload) as unknown)).toContainEqual({
        color: 'blue',
      });
    });

    proves('flag events', 'what was read is reported, and an event carries the flags', async () => {
      const events = await posthog.api.events('py-ada');
      const called = events.filter(({ event }) => event === '$feature_flag_called');
      expect(called.map(({ properties }) => properties)).toContainEqual(
        expect.objectContaining({ $feature_flag: 'everyone', $feature_flag_response: true }),
      );
      const paid = events.find(({ event }) => event === 'paid');
      expect(paid?.properties).toMatchObject({ '$feature/everyone': true });
    });

    proves('local evaluation', 'definitions are served, and not twice the same', async () => {
      const [first] = answersTo(isDefinitions);
      expect(first).toMatchObject({ status: 200 });
      expect(first?.body).toMatchObject({
        flags: expect.arrayContaining([expect.objectContaining({ key: 'simple-flag' })]) as unknown,
        group_type_mapping: { 0: 'company' },
      });
      if (!first?.etag) throw new Error('The definitions came without an ETag.');
      const headers = { ...first.recording.headers, 'if-none-match': first.etag };
      const again = await replay(posthog.host, { ...first.recording, headers });
      expect(again.status).toBe(304);
    });

    if (recordings.some(isRemoteConfig)) {
      proves('remote config', 'the payload comes as JSON text in JSON', () => {
        for (const { status, body } of answersTo(isRemoteConfig)) {
          expect(status).toBe(200);
          expect(JSON.parse(body as string)).toEqual({ uploads: 3 });
        }
      });
    }
  });

  test('no request was refused', () => {
    expect(posthog.refused()).toEqual([]);
  });
});

/** What the flags are for whom a request is about, as far as it asks for them. */
function expectedFlags(body: Record<string, unknown>): Record<string, unknown> {
  const {
    distinct_id: id,
    groups,
    group_properties: groupProperties,
    flag_keys_to_evaluate: keys,
  } = body;
  const company = (groups as { company?: string } | undefined)?.company;
  const sent = groupProperties as { company?: { seats?: string } } | undefined;
  const flags = {
    everyone: true,
    nobody: false,
    'pro-plan': id === 'py-ada' || id === 'py-unknown',
    'big-company': company === 'acme' && sent?.company?.seats === undefined,
    ...(id === 'distinct_id_0' && { 'multivariate-flag': multivariateVectors.expected[0] }),
  };
  const entries = Object.entries(flags);
  return Object.fromEntries(
    Array.isArray(keys) ? entries.filter(([key]) => keys.includes(key)) : entries,
  );
}

interface FlagsBody {
  flags?: Record<
    string,
    { enabled: boolean; variant: string | null; metadata: { payload: string | null } }
  >;
  featureFlags?: Record<string, unknown>;
  featureFlagPayloads?: Record<string, string>;
}

function decisionsOf(body: unknown): Record<string, unknown> {
  const { flags, featureFlags = {} } = body as FlagsBody;
  return flags ? mapValues(flags, ({ enabled, variant }) => variant ?? enabled) : featureFlags;
}

function payloadOf(body: unknown, key: string): string | undefined {
  const { flags, featureFlagPayloads } = body as FlagsBody;
  return flags?.[key]?.metadata.payload ?? featureFlagPayloads?.[key];
}
