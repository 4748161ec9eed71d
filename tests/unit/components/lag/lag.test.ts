import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagPlaces } from '../../../../src/components/lag/lagPlaces.ts';
import { lagSentence, waitPhrase } from '../../../../src/components/lag/lagSentence.ts';
import { durationPhrase, lagPhrase } from '../../../../src/components/ui/format.ts';

describe('phrases', () => {
  test.each([
    [0, 'less than 1 s'],
    [999, 'less than 1 s'],
    [1400, '1 s'],
    [10_000, '10 s'],
    [180_000, '3 min'],
    [5 * 3600_000, '5 h'],
  ])('tell %i ms as people do', (ms, words) => {
    expect(durationPhrase(ms)).toBe(words);
  });

  test('tell a delay in seconds, and that a pause comes before it', () => {
    expect(lagPhrase({ delayMs: 3000, paused: false })).toBe('ingestion delayed by 3 s');
    expect(lagPhrase({ delayMs: 250, paused: false })).toBe('ingestion delayed by 0.25 s');
    expect(lagPhrase({ delayMs: 3000, paused: true })).toBe('ingestion paused');
  });

  test('tell how ingestion stands, and how many events wait', () => {
    const still = { delayMs: 0, paused: false, waiting: 0 };
    expect(lagSentence(still)).toBe('No delay: what is accepted is ingested at once.');
    expect(lagSentence({ ...still, waiting: 1 })).toBe('Ingestion catches up, 1 event waiting.');
    expect(lagSentence({ ...still, delayMs: 3000, waiting: 2 })).toBe(
      'Ingestion delayed by 3 s, 2 events waiting.',
    );
    expect(lagSentence({ ...still, paused: true })).toBe('Ingestion paused, no event waiting.');
  });

  test('tell since when and until when an event waits', () => {
    expect(waitPhrase({ acceptedAt: 1000, dueAt: 4000 }, 2100)).toBe(
      'accepted 1 s ago, will be ingested in 2 s',
    );
    expect(waitPhrase({ acceptedAt: 1000, dueAt: undefined }, 2100)).toBe(
      'accepted 1 s ago, waits until you press Step or Resume',
    );
  });
});

describe('lagPlaces', () => {
  test('moves an event from accepted to ingested as its delay passes', () => {
    const event = { acceptedAt: 0, dueAt: 4000 };
    expect([0, 1000, 4000, 9000].map((now) => lagPlaces([event], now))).toEqual([
      [0],
      [0.25],
      [1],
      [1],
    ]);
  });

  test('lines paused events up at the gate, the next one first', () => {
    const event = { acceptedAt: 0, dueAt: undefined };
    const [first = 0, second = 0] = lagPlaces([event, event], 50);
    expect(first).toBe(1);
    expect(second).toBeLessThan(first);
  });

  test('draws both of two that were accepted just now', () => {
    const event = { acceptedAt: 0, dueAt: 4000 };
    expect(lagPlaces([event, event], 0)).toEqual([0.1, 0]);
  });

  test('never draws one over another or outside the lane, whatever waits', () => {
    const events = fc.array(
      fc.record({
        acceptedAt: fc.integer({ min: 0, max: 20_000 }),
        dueAt: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 40_000 }), (queue, now) => {
        const places = lagPlaces(queue, now);
        expect(places).toHaveLength(Math.min(queue.length, 11));
        for (const [index, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
          const before = places[index - 1];
          if (before !== undefined) expect(before - place).toBeGreaterThan(0.099);
        }
      }),
    );
  });
});
