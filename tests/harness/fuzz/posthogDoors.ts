import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import {
  encodeFields,
  jsonContent,
  methodLike,
  plainContent,
  requestOf,
  type FuzzRequest,
} from './fuzzRequest.ts';
import { mutateFields } from './mutateFields.ts';
import { mutateJson } from './mutateJson.ts';
import { oddText, toJson } from './oddJson.ts';
import { properties, user } from './validValues.ts';

const KEY = 'phc_flagbook';
const TIME = '2026-11-22T10:00:00Z';

const event = fc.record(
  {
    event: fc.constantFrom(
      'visited_user_page',
      '$identify',
      '$create_alias',
      '$groupidentify',
      '$set',
    ),
    distinct_id: user,
    api_key: fc.constant(KEY),
    uuid: fc.uuid(),
    timestamp: fc.constantFrom(TIME, '2099-01-01', 'now'),
    offset: fc.nat(1000),
    properties,
  },
  { requiredKeys: ['event', 'distinct_id', 'api_key'] },
);

const capturePath = fc.constantFrom(
  '/batch/',
  '/batch',
  '/e/',
  '/i/v0/e/?compression=gzip-js&ip=1',
  '/capture/?beacon=1',
  '/track?_=1700000000000',
  '/engage/',
  '/i/v0/ai/batch',
);

const payloads = mutateJson(
  fc.oneof(
    event,
    fc.array(event, { maxLength: 4 }),
    fc.record({
      api_key: fc.constant(KEY),
      batch: fc.array(event, { maxLength: 4 }),
      sent_at: fc.constant(TIME),
    }),
  ),
);

const captures = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        methodLike('POST'),
        capturePath,
        jsonContent(payloads),
        fc.constantFrom({}, { 'Content-Encoding': 'gzip' }, { Origin: 'https://app.example' }),
      )
      .map(([method, path, content, headers]) => requestOf(method, path, content, headers)),
  },
  fc
    .tuple(
      capturePath,
      mutateFields(fc.record({ data: payloads.map(toJson), ip: fc.constant('1') })),
    )
    .map(([path, query]) => ({
      method: 'GET',
      path: `${path}${path.includes('?') ? '&' : '?'}${encodeFields(query)}`,
      headers: {},
    })),
);

const v1Event = fc.record(
  {
    event: fc.constantFrom('visited_user_page', '$identify', '$exception'),
    uuid: fc.uuid(),
    distinct_id: user,
    timestamp: fc.constant(TIME),
    session_id: fc.uuid(),
    options: fc.constant({ process_person_profile: true, cookieless_mode: false }),
    properties,
  },
  { requiredKeys: ['event', 'uuid', 'distinct_id', 'timestamp'] },
);

type Packing = readonly [encoding: string, pack: (body: Buffer) => Buffer];

const asItIs = (body: Buffer) => body;

/** How a body is packed, and what its header says of that, which is wrong now and then. */
const packings: fc.Arbitrary<Packing> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<Packing>(
      ['', asItIs],
      ['gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
      ['zstd', zstdCompressSync],
    ),
  },
  fc.constantFrom<Packing>(['identity', asItIs], ['br', asItIs], ['zstd', gzipSync]),
);

const v1Headers = mutateFields(
  fc.record({
    Authorization: fc.constant(`Bearer ${KEY}`),
    'PostHog-Sdk-Info': fc.constant('posthog-node/5.70.0'),
    'PostHog-Attempt': fc.constant('1'),
    'PostHog-Request-Id': fc.uuid(),
    'PostHog-Request-Timestamp': fc.constant(TIME),
    'User-Agent': fc.constant('posthog-node/5.70.0'),
  }),
).map((fields) => Object.fromEntries(fields.filter(isHeader)));

const v1Batch = fc.record({
  created_at: fc.constant(TIME),
  batch: fc.array(v1Event, { minLength: 1, maxLength: 4 }),
});

const capturesV1 = fc
  .tuple(
    methodLike('POST'),
    fc.constantFrom('/i/v1/analytics/events', '/i/v1/ai/events/'),
    plainContent(mutateJson(v1Batch)),
    v1Headers,
    packings,
  )
  .map(([method, path, { headers, body = Buffer.alloc(0) }, more, [encoding, pack]]) =>
    requestOf(
      method,
      path,
      { headers, body: pack(body) },
      encoding === '' ? more : { ...more, 'Content-Encoding': encoding },
    ),
  );

/** HTTP has no other names and values; Node's client refuses to send them. */
function isHeader([name, value]: readonly [string, string]): boolean {
  return /^[\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

const flags = fc
  .tuple(
    methodLike('POST'),
    fc.oneof(
      fc.constantFrom(
        '/flags/?v=2',
        '/flags?v=1',
        '/decide/?v=3&config=true',
        '/flags/?v=2&config=1',
      ),
      oddText.map((version) => `/flags/?${encodeFields([['v', version]])}`),
    ),
    jsonContent(
      mutateJson(
        fc.record(
          {
            api_key: fc.constant(KEY),
            distinct_id: user,
            $anon_distinct_id: user,
            $device_id: fc.uuid(),
            person_properties: properties,
            groups: fc.constant({ company: 'posthog' }),
            group_properties: fc.constant({ company: { name: 'PostHog' } }),
            flag_keys_to_evaluate: fc.constant(['new-cool-feature']),
            evaluation_contexts: fc.constant(['app']),
            geoip_disable: fc.boolean(),
          },
          { requiredKeys: ['api_key', 'distinct_id'] },
        ),
      ),
    ),
  )
  .map(([method, path, content]) => requestOf(method, path, content));

/** What SDKs call. Paths begin below the prefix of the embedded PostHog. */
export const posthogDoors: Record<string, fc.Arbitrary<FuzzRequest>> = {
  capture: captures,
  'capture V1': capturesV1,
  '/flags': flags,
};
