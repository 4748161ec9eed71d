import { describe, expect, test } from 'vitest';
import { failedVisit } from '../../../../src/components/coding/failedVisit.ts';

const visit = (user: string, ...sentences: string[]) => ({
  user,
  problems: sentences.map((sentence) => ({ sentence })),
});

const ADA = visit('ada-1');
const FIRST = visit('bo-2');
const SECOND = visit('bo-2');
const VISITS = [ADA, FIRST, SECOND];

describe('failedVisit', () => {
  test.each([
    ['of whom the check speaks', 'For ada-1 PostHog was asked 2 times.', ADA],
    ['that comes last of those of a user', 'bo-2, at the second visit, got Hello.', SECOND],
    ['that the check names as the first', 'bo-2, at the first visit, got Hello.', FIRST],
    ['of nobody, where it names nobody', 'PostHog has no event.', undefined],
  ])('is the visit %s', (_whose, fault, expected) => {
    expect(failedVisit(VISITS, fault)).toBe(expected);
  });

  test('is the first whose code threw, whoever is spoken of', () => {
    const thrown = visit('cy-3', 'It threw.');
    expect(failedVisit([...VISITS, thrown], 'For ada-1 …')).toBe(thrown);
  });
});
