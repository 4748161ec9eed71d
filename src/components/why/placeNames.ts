/** Someone on the line from 0 to 1. */
export interface Placed {
  who: string;
  place: number;
}

/** A name of a few letters takes so much of a phone's width. */
const NEAR = 0.1;

/**
 * Where the names of several people on one line stand without covering each other: under it, or above
 * where one that is near stands under it.
 */
export function placeNames(people: readonly Placed[]): (Placed & { isAbove: boolean })[] {
  const ends = { above: -1, under: -1 };
  return people
    .toSorted((one, other) => one.place - other.place)
    .map((person) => {
      const isAbove = person.place - ends.under < NEAR && person.place - ends.above >= NEAR;
      ends[isAbove ? 'above' : 'under'] = person.place;
      return { ...person, isAbove };
    });
}
