/** How to walk over things that refer to one another by their ids. */
interface Walk {
  /** What a thing refers to; asked once, when the walk comes to it. */
  referencesOf: (id: number) => readonly number[];
  /** Told once of each thing, after all that it refers to, unless that is a cycle. */
  leave?: (id: number, references: readonly number[]) => void;
  /** Told of each reference that closes a cycle: the ids from the thing that is met again on. */
  meetCycle?: (cycle: readonly number[]) => void;
}

/**
 * Walks depth first from some things to all that they refer to, each visited once, in the order of
 * the references. A loop, since a chain of thousands would exhaust the stack.
 */
export function walkReferences(roots: Iterable<number>, walk: Walk): void {
  const { referencesOf, leave, meetCycle } = walk;
  const isOpen = new Map<number, boolean>();
  const path: { id: number; references: readonly number[]; at: number }[] = [];
  for (const root of roots) {
    if (isOpen.has(root)) continue;
    enter(root);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.references[step.at++];
      if (next === undefined) {
        path.pop();
        isOpen.set(step.id, false);
        leave?.(step.id, step.references);
      } else if (!isOpen.has(next)) {
        enter(next);
      } else if (meetCycle && isOpen.get(next)) {
        const ids = path.map(({ id }) => id);
        meetCycle(ids.slice(ids.indexOf(next)));
      }
    }
  }

  function enter(id: number): void {
    isOpen.set(id, true);
    path.push({ id, references: referencesOf(id), at: 0 });
  }
}
