/** Who has a flag on with one definition and not with another, as places in the crowd's order. */
export interface CrowdChanges {
  gain: number[];
  lose: number[];
}

/** Compares what two definitions of a flag decided for the same crowd. */
export function crowdChanges(before: readonly boolean[], after: readonly boolean[]): CrowdChanges {
  const changed = [...after.keys()].filter((user) => before[user] !== after[user]);
  return {
    gain: changed.filter((user) => after[user]),
    lose: changed.filter((user) => !after[user]),
  };
}
