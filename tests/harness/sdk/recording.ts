import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** A request that a real SDK made; its body was unpacked. */
export interface Recording {
  method: string;
  /** Path with query. */
  url: string;
  headers: Record<string, string>;
  body?: Record<string, unknown>;
}

/** The requests that were recorded from an SDK, in order. */
export function readRecordings(name: string): Recording[] {
  const file = new URL(`../../fixtures/recordings/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recording[];
}

/** Makes a recorded request once more, of the PostHog at `host`, its body packed as it was. */
export async function replay(host: string, { method, url, headers, body }: Recording) {
  const json = JSON.stringify(body);
  return fetch(host + url, {
    method,
    headers,
    ...(body && { body: headers['content-encoding'] === 'gzip' ? gzipSync(json) : json }),
  });
}
