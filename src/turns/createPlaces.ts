/** A room with so many places, for which those who come too late wait in their order. */
export interface Places {
  /** Resolves once a place is free, to what gives it back. */
  enter: () => Promise<() => void>;
}

/** @param count how many may be inside at a time */
export function createPlaces(count: number): Places {
  const waiting: (() => void)[] = [];
  let inside = 0;

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else inside--;
  }

  return {
    enter: async () => {
      // Who leaves gives the place to the one who has waited longest.
      if (inside < count) inside++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return leave;
    },
  };
}
