/**
 * How counts, times, values and flags are written for a reader.
 */

import { isolate } from '../../text/isolation.ts';
import type { Connection } from '../../project/connection.ts';

/** A number with its noun: `1 call`, `2 calls`. */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A count as it stands in a table: `1,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

/** What lies within two counts: `469 to 531`, or the one that both are. */
export function formatRange(low: number, high: number): string {
  return low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
}

const SHARE = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 20 });

/** A percentage as a share of one, to the last digit: `0.50`, `0.99999`. */
export function shareText(percentage: number): string {
  return SHARE.format(Number((percentage / 100).toPrecision(15)));
}

/** Milliseconds as people read them: `3.2 ms`, `12 ms`, `1.4 s`. */
export function formatMs(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

/** How long something takes or took, as roughly as people say it: `2 s`, `3 min`, `5 h`. */
export function durationPhrase(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 1) return 'less than 1 s';
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`;
}

/** Milliseconds as seconds, to the last digit: `3 s`, `0.25 s`. */
export function secondsPhrase(ms: number): string {
  return `${ms / 1000} s`;
}

/** How late PostHog ingests, e.g. `ingestion delayed by 2.5 s`. */
export function lagPhrase({ delayMs, paused }: NonNullable<Connection['lag']>): string {
  return paused ? 'ingestion paused' : `ingestion delayed by ${secondsPhrase(delayMs)}`;
}

/** A property's value as it stands in a sentence: texts bare, all else as JSON. */
export function shortValue(value: unknown): string {
  if (typeof value === 'string') return isolate(value);
  if (value === undefined) return 'none';
  const json = JSON.stringify(value);
  return isolate(json) === json ? json : isolate(JSON.stringify(isolateWithin(value)));
}

function isolateWithin(value: unknown): unknown {
  if (typeof value === 'string') return isolate(value);
  if (Array.isArray(value)) return value.map(isolateWithin);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [isolate(key), isolateWithin(item)]),
  );
}

/** A page that is renewed every few seconds has no room for a megabyte in a table. */
const MOST_IN_CELL = 2000;

/** A property's value as it stands in a table cell; of a very long one the beginning, and its length. */
export function cellValue(value: unknown): string {
  const text = shortValue(value);
  if (text.length <= MOST_IN_CELL) return text;
  // Half of a character would be shown as a sign for a broken one.
  const begin = text.slice(0, MOST_IN_CELL).replace(/\p{Surrogate}$/u, '');
  return `${isolate(begin)}… (${formatCount(text.length)} characters)`;
}

const LONGEST = 12;

/** A name for a place with little room: a long one is cut between whole characters, emoji too. */
export function shortName(name: string): string {
  const letters = Array.from(new Intl.Segmenter('en').segment(name), ({ segment }) => segment);
  return isolate(letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name);
}

/** A flag's value in a word: `on`, `off`, the key of its variant, or `unknown` where PostHog has no such active flag. */
export function flagWord(value: boolean | string | undefined): string {
  if (value === undefined) return 'unknown';
  if (typeof value === 'string') return isolate(value);
  return value ? 'on' : 'off';
}

/** The state colour of a flag's value. */
export function flagState(value: boolean | string | undefined): 'on' | 'off' | 'waiting' {
  if (value === undefined) return 'waiting';
  return value === false ? 'off' : 'on';
}
