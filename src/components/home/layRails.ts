/** What the map needs to know to lay its lines. */
export interface Needing {
  id: string;
  /** Ids of those that it builds on. */
  needs: readonly string[];
}

/** How the lines of the map run past one tutorial; lanes are counted from 0. */
export interface Rail {
  /** Where its mark stands. */
  lane: number;
  /** The lines that lead into its mark. */
  from: Line[];
  /** The lines that run by. */
  passing: Line[];
  /** Whether a line leads from it to a later one. */
  leaves: boolean;
}

interface Line {
  lane: number;
  /** The id of the tutorial that it comes from. */
  source: string;
}

/**
 * Lays the lines of a map that is read from top to bottom: from each tutorial to those that need it. A
 * line keeps its lane until the last who needs it, and that one stands in it. What is needed by way of
 * another has no line of its own.
 */
export function layRails(tutorials: readonly Needing[]): Rail[] {
  const needs = directNeeds(tutorials);
  const lanes: (string | undefined)[] = [];
  return tutorials.map(({ id }, place) => {
    const later = tutorials.slice(place + 1);
    const goesOn = (source: string) => later.some((one) => needs.get(one.id)?.includes(source));
    const from = (needs.get(id) ?? []).map((source) => ({ lane: lanes.indexOf(source), source }));
    const ended = from.filter(({ source }) => !goesOn(source));
    for (const { lane } of ended) lanes[lane] = undefined;
    const lane = Math.min(...ended.map((line) => line.lane), freeLane(lanes));
    const passing = lanes.flatMap((source, at) =>
      source === undefined ? [] : { lane: at, source },
    );
    const leaves = goesOn(id);
    lanes[lane] = leaves ? id : undefined;
    return { lane, from, passing, leaves };
  });
}

function freeLane(lanes: readonly (string | undefined)[]): number {
  const free = lanes.indexOf(undefined);
  return free === -1 ? lanes.length : free;
}

/** Of what each needs the tutorials that stand before it, without those that one of the others needs. */
function directNeeds(tutorials: readonly Needing[]): Map<string, string[]> {
  const all = new Map<string, Set<string>>();
  const direct = new Map<string, string[]>();
  for (const { id, needs } of tutorials) {
    const known = [...new Set(needs)].filter((need) => all.has(need));
    const indirect = known.flatMap((need) => [...(all.get(need) ?? [])]);
    all.set(id, new Set([...known, ...indirect]));
    direct.set(
      id,
      known.filter((need) => !indirect.includes(need)),
    );
  }
  return direct;
}
