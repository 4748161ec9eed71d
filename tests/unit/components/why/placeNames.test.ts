import { describe, expect, test } from 'vitest';
import { placeNames } from '../../../../src/components/why/placeNames.ts';

const above = (...places: number[]) =>
  placeNames(places.map((place) => ({ who: String(place), place }))).map(
    ({ who, isAbove }) => `${who}${isAbove ? ' above' : ''}`,
  );

describe('placeNames', () => {
  test('names with room stand under the line, in its order', () => {
    expect(above(0.8, 0.2, 0.5)).toEqual(['0.2', '0.5', '0.8']);
  });

  test('one that is near another stands above the line, and the next under it again', () => {
    expect(above(0.62, 0.68, 0.82)).toEqual(['0.62', '0.68 above', '0.82']);
  });

  test('three at one place have no room, and the third stands where the first does', () => {
    expect(above(0.5, 0.51, 0.52)).toEqual(['0.5', '0.51 above', '0.52']);
  });
});
