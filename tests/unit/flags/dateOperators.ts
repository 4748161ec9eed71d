import type { OperatorTable } from './operatorTable.ts';
import { MISSING } from './operatorTable.ts';

/** What PostHog's flag service answers on 2026-03-31 at noon where filters compare dates. */
export const DATE_OPERATORS: OperatorTable = {
  is_date_exact: [
    ['2026-01-02', '2026-01-02T00:00:00Z', true],
    ['2026-01-02', '2026-01-02 00:00', true],
    ['2026-01-02T01:00:00+01:00', '2026-01-02', true],
    ['2026-01-02', '2026-01-03', false],
    ['2026-01-02', 'Fri, 02 Jan 2026 00:00:00 GMT', true],
    ['2026-01-02', '2 January 2026', true],
    ['Jan 2, 2026 6:30 PM', '2026-01-02T18:30', true],
    ['2026-01-02', '2026/01/02', true],
    ['2026-01-02', '1/2/2026', true],
    ['June 2026', '2026-06-01', false],
    ['flag 12 2026', '2026-12-01', false],
    ['2026-01-02', 1767312000, true],
    ['2026-01-02', '1767312000', true],
    ['2026-01-02', 'someday', false],
    ['someday', 'someday', false],
    ['2026-02-30', '2026-03-02', false],
    ['2026-01-02', true, false],
    [1767312000, 1767312000, false],
    ['2026-01-02', MISSING, false],
  ],
  is_date_before: [
    ['2026-01-02', '2026-01-01T23:59:59.999Z', true],
    ['2026-01-02', '2026-01-02', false],
    // A month before March 31 is February 28; the sign of a span says nothing.
    ['-1m', '2026-02-28T11:59:59Z', true],
    ['-1m', '2026-02-28T12:00:00Z', false],
    ['1m', '2026-02-28T11:59:59Z', true],
    // Two months back pass February: the day stays 28.
    ['-2m', '2026-01-28T11:59:59Z', true],
    ['-2m', '2026-01-28T12:00:01Z', false],
    ['-10000d', '1970-01-01', false],
    ['-1x', '1970-01-01', false],
    ['-7d', MISSING, false],
  ],
  is_date_after: [
    ['-7d', '2026-03-24T12:00:01Z', true],
    ['-7d', '2026-03-24T12:00:00Z', false],
    ['-1w', '2026-03-24T12:00:01Z', true],
    ['-2h', '2026-03-31T10:00:01Z', true],
    ['-2y', '2024-03-31T12:00:01Z', true],
    ['-7d', '-1d', true],
    ['2026-01-02T00:00:00.5Z', '2026-01-02T00:00:00.25Z', false],
    ['-7d', null, false],
    ['-7d', MISSING, false],
  ],
};
