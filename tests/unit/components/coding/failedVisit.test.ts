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
    ['with which the check finds fault', 0, ADA],
    ['that is the first of a user', 1, FIRST],
    ['that is the second of the same user', 2, SECOND],
    ['of nobody, where the check names none', undefined, undefined],
  ])('is the visit %s', (_whose, faulty, expected) => {
    expect(failedVisit(VISITS, faulty)).toBe(expected);
  });

  test('is the first whose code threw, whichever the check names', () => {
    const thrown = visit('cy-3', 'It threw.');
    expect(failedVisit([...VISITS, thrown], 0)).toBe(thrown);
  });
});
