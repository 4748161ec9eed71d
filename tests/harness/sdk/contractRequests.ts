import { omit } from 'es-toolkit';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { ContractEvent } from './contractEvents.ts';
import type { ContractCall, ContractTest, Dialect } from './contractTest.ts';

/** A request that an SDK makes, ready to be sent to any host. */
export interface ContractRequest {
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string;
}

const COMPRESS = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
};

/** The project API key of the tests that name none. */
export const CONTRACT_KEY = 'phc_test_key';

/**
 * The request that brings events.
 * @param path of the server dialect: `/batch/`, or the one for AI events
 * @param attempt the count of this request in a row of repetitions, from 1
 * @param requestId stays the same for all of the row
 */
export function captureRequest(
  test: ContractTest,
  dialect: Dialect,
  events: ContractEvent[],
  { path = '/batch/', attempt = 1, requestId = '' } = {},
): ContractRequest {
  const key = test.api_key ?? CONTRACT_KEY;
  const now = new Date().toISOString();
  switch (dialect) {
    case 'server': {
      const batch = events.map(withoutOptions);
      return packed(path, {}, { api_key: key, batch, sent_at: now }, test.encoding);
    }
    case 'client':
      // Browsers compress always, and say so in the query.
      return packed(
        '/e/?compression=gzip-js',
        { 'Content-Type': 'text/plain' },
        events.map((event) => browserEvent(event, key)),
        'gzip',
        false,
      );
    case 'v1': {
      const headers = {
        Authorization: `Bearer ${key}`,
        'PostHog-Sdk-Info': 'contract/1.0.0',
        'PostHog-Attempt': String(attempt),
        'PostHog-Request-Id': requestId,
        'PostHog-Request-Timestamp': now,
      };
      const history = test.historical_migration && { historical_migration: true };
      const batch = events.map(v1Event);
      const body = { created_at: now, ...history, batch };
      return packed('/i/v1/analytics/events', headers, body, test.encoding);
    }
  }
}

/** The request that asks for one flag. */
export function flagsRequest(test: ContractTest, call: ContractCall): ContractRequest {
  return packed(
    '/flags/?v=2',
    {},
    {
      token: test.api_key ?? CONTRACT_KEY,
      distinct_id: call.distinct_id,
      person_properties: call.person_properties ?? {},
      groups: call.groups ?? {},
      group_properties: call.group_properties ?? {},
      geoip_disable: call.disable_geoip ?? false,
      flag_keys_to_evaluate: [call.key],
    },
  );
}

function packed(
  path: string,
  headers: Record<string, string>,
  body: unknown,
  encoding?: keyof typeof COMPRESS,
  saysEncoding = true,
): ContractRequest {
  const json = JSON.stringify(body);
  return {
    path,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'contract/1.0.0',
      ...headers,
      ...(encoding && saysEncoding && { 'Content-Encoding': encoding }),
    },
    body: encoding ? new Uint8Array(COMPRESS[encoding](json)) : json,
  };
}

function withoutOptions({ uuid, event, distinct_id, timestamp, properties }: ContractEvent) {
  return { uuid, event, distinct_id, timestamp, properties };
}

function browserEvent(event: ContractEvent, token: string) {
  const { uuid, timestamp, distinct_id } = event;
  const properties = { ...event.properties, token, distinct_id };
  return { uuid, event: event.event, timestamp, properties };
}

/** The library is named in the headers, and the options have a place of their own. */
function v1Event(event: ContractEvent) {
  return { ...event, properties: omit(event.properties, ['$lib', '$lib_version']) };
}
