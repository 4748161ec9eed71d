/**
 * What a hostile client sends, each with a name.
 */
import { gzipSync } from 'node:zlib';
import { once } from 'es-toolkit';
import { layers, slowBodies, streams } from './clients.ts';
import { LINK_ATTACKS } from './linkAttacks.ts';
import { ask, capture, filter, get, KEY, post, type Send, times } from './sends.ts';

/** Something that held up or ended a server, or might. */
export interface Attack {
  name: string;
  run: Send;
}

const MEGABYTE = 1024 * 1024;

const TINY = '{"event":"e","distinct_id":"a"}';
const many = (item: string, count: number) => Array.from({ length: count }, () => item).join(',');
const batchOf = (items: string) => `{"api_key":"phc_flagbook","batch":[${items}]}`;
/** A body is made when it is sent: all at once they would take much memory here. */
const gzip = (make: () => string) => () => gzipSync(make());

export const ATTACKS: Attack[] = [
  // What this machine gives when nobody attacks.
  {
    name: 'nothing',
    run: () => new Promise((resolve) => setTimeout(resolve, 3000, '')),
  },
  {
    name: '638,976 events in 48 KB of gzip',
    run: capture(gzip(() => batchOf(many(TINY, 638_976)))),
  },
  { name: '50,000 events in a batch', run: capture(gzip(() => batchOf(many(TINY, 50_000)))) },
  {
    name: '20 batches of 30,000 events at once',
    run: times(20, capture(gzip(() => batchOf(many(TINY, 30_000))))),
  },
  { name: 'gzip of 1 GB', run: capture(() => gzipSync(Buffer.alloc(1024 * MEGABYTE, 0x20))) },
  {
    name: '20 MB of brackets',
    run: capture(gzip(() => batchOf(`${'['.repeat(9 * MEGABYTE)}${']'.repeat(9 * MEGABYTE)}`))),
  },
  { name: '20 MB of empty objects', run: capture(gzip(() => batchOf(many('{}', 6_000_000)))) },
  {
    name: '20 MB of keys beside a batch',
    run: capture(gzip(() => `{${many('"k":1', 3_000_000)},${batchOf(TINY).slice(1)}`)),
  },
  {
    name: '20 bodies of 19 MB, not packed, at once',
    run: times(
      20,
      capture(
        once(() =>
          batchOf(
            many(`{"event":"e","distinct_id":"b","properties":{"x":"${'x'.repeat(900_000)}"}}`, 21),
          ),
        ),
      ),
    ),
  },
  {
    name: 'a form of ten million fields',
    run: capture(() => 'a&'.repeat(9 * MEGABYTE), {
      'Content-Type': 'application/x-www-form-urlencoded',
    }),
  },
  {
    name: '100 events that change a person of 600 KB',
    run: capture(
      gzip(() =>
        batchOf(
          [
            largePerson(),
            ...Array.from(
              { length: 100 },
              (_, index) =>
                `{"event":"$set","distinct_id":"large","properties":{"$set":{"n":${index}}}}`,
            ),
          ].join(','),
        ),
      ),
    ),
  },
  {
    name: '200 events of 1 MB',
    run: times(
      10,
      capture(
        gzip(() =>
          batchOf(
            many(
              `{"event":"big","distinct_id":"big","properties":{"x":"${'x'.repeat(MEGABYTE - 100)}"}}`,
              19,
            ),
          ),
        ),
      ),
    ),
  },
  { name: 'a page of those', run: get('events/?event=big&limit=1000') },
  {
    name: 'flags with a million nested properties',
    run: post(
      '/flags/?v=2',
      () =>
        `{"token":"phc_flagbook","distinct_id":"a","person_properties":{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":1`).join(',')}}}`,
    ),
  },
  { name: 'events from offset 900,000', run: get('events/?limit=100&offset=900000') },
  {
    name: 'events by a property that none has',
    run: get(`events/?properties=${filter('plan', 'none')}`),
  },
  {
    name: 'ten of those at once',
    run: times(10, get(`events/?properties=${filter('plan', 'none')}`)),
  },
  { name: 'events by a name that none has', run: get('events/?event=none') },
  { name: 'persons by a part of a name', run: get('persons/?search=nobody-has-this') },
  { name: 'persons from offset 90,000', run: get('persons/?offset=90000') },
  {
    name: 'a cohort, counted',
    run: post(
      '/api/projects/1/cohorts/',
      () =>
        JSON.stringify({
          name: 'all',
          filters: {
            properties: {
              type: 'OR',
              values: [
                {
                  type: 'AND',
                  values: [
                    { key: 'email', type: 'person', operator: 'icontains', value: 'example' },
                  ],
                },
              ],
            },
          },
        }),
      { ...KEY, 'Content-Type': 'application/json' },
    ),
  },
  { name: 'its persons', run: get('cohorts/1/persons/?offset=90000') },
  { name: 'the page of activity', run: (origin) => ask(`${origin}/posthog/`, {}) },
  ...[
    '(?:(?=(?:(?=(?:a{99}){99})){99})){99}',
    '(?:(?:(?:){1000}){1000}){1000}',
    '('.repeat(20_000),
    '(?:a{0,99}){0,99}b',
  ].map((pattern) => ({
    name: `the pattern ${pattern.slice(0, 24)}`,
    run: get(`persons/?properties=${filter('email', pattern, 'regex')}`),
  })),
  ...LINK_ATTACKS,
  { name: '60 flags in layers of five', run: layers },
  { name: '150 streams that nobody reads', run: streams },
  { name: '200 bodies that do not end', run: slowBodies },
  {
    name: 'start over',
    run: (origin) =>
      ask(`${origin}/start-over`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
  },
];

function largePerson(): string {
  const properties = Array.from({ length: 30_000 }, (_, index) => `"k${index}":"value"`).join(',');
  return `{"event":"$set","distinct_id":"large","properties":{"$set":{${properties}}}}`;
}
