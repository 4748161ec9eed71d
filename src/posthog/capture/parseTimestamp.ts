/**
 * Times as SDKs and imports write them, read by PostHog's rules (`timestamp.rs` in its
 * `rust/common/types`): RFC 3339 first, then what the Rust crate dateparser takes, then a time
 * without a zone as the crate jiff takes it.
 */

import { instant, zoneOffset } from '../../flags/matching/dateParts.ts';
import { parseWrittenDate } from '../../flags/matching/parseWrittenDate.ts';

/**
 * The time that a text names, in milliseconds since 1970; undefined when it names none, such as a
 * day that there is not. A day alone is that day at the present time of day.
 *
 * @param now milliseconds since 1970: says which day and time it is
 */
export function parseTimestamp(text: string, now: number): number | undefined {
  const time = readRfc3339(HOURS_ALONE.test(text) ? `${text}:00` : text);
  if (time !== undefined) return time;
  // The flag filters' reader is less strict here than the crate, which wants the minutes.
  if (HOURS_AFTER_BLANK.test(text)) return undefined;
  return known(dayAlone(text, now)) ?? known(parseWrittenDate(text, now)) ?? known(civilTime(text));
}

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)([Zz]|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970; undefined for what is no time of RFC 3339, which always has an offset. */
export function readRfc3339(text: string): number | undefined {
  const parts = RFC_3339.exec(text);
  return parts ? known(partsTime(parts) - zoneOffset(parts[7] ?? '')) : undefined;
}

/** The one form that PostHog completes to RFC 3339 by itself. */
const HOURS_ALONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?[+-]\d{2}$/;
const HOURS_AFTER_BLANK = /^\d{4}-\d{2}-\d{2}.*\s[+-]\d{2}$/;

const DAY_MS = 24 * 3_600_000;

function dayAlone(text: string, now: number): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const midnight = instant({ year: Number(year), month: Number(month), day: Number(day) });
  return midnight + (now % DAY_MS);
}

const TIME_OF_DAY = String.raw`(\d{2})(?::?(\d{2})(?::?(\d{2}(?:[.,]\d{1,9})?))?)?`;
/** An offset is read and has no effect, as zones in brackets have none. */
const LEFT_OUT = String.raw`(?:[+-](?:[01]\d|2[0-5])(?::?[0-5]\d(?::?[0-5]\d)?)?)?(?:\[[^\]]+\])*`;
const CIVIL = new RegExp(
  String.raw`^(\d{4}|[+-]\d{6})-?(\d{2})-?(\d{2})(?:[Tt ]${TIME_OF_DAY}${LEFT_OUT})?$`,
);

/** A time that says no zone is in UTC; one with `Z` that is not RFC 3339 is none. */
function civilTime(text: string): number {
  const parts = CIVIL.exec(text);
  return parts ? partsTime(parts) : Number.NaN;
}

function partsTime([, year, month, day, hour, minute, second]: RegExpExecArray): number {
  return instant({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second?.slice(0, MICROSECONDS).replace(',', '.') ?? 0),
  });
}

/** As long as the seconds of a time with microseconds. */
const MICROSECONDS = '00.000000'.length;

/** A time to the millisecond that has begun: what is less is no more than a float's inexactness. */
function known(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : Math.floor(Math.round(time * 1000) / 1000);
}

const SENDING = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2})(?::?(\d{2}))?$/;

/**
 * When the client says it sent a request: ISO 8601, and always with an offset.
 * @returns milliseconds since 1970; undefined for what cannot be read, which corrects no clock
 */
export function readSentAt(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? SENDING.exec(value) : null;
  if (!parts) return undefined;
  const [, minutes, seconds = ':00', zone, zoneMinutes = '00'] = parts;
  return readRfc3339(`${minutes}${seconds}${zone === 'Z' ? 'Z' : `${zone}:${zoneMinutes}`}`);
}
