import { layRails, type Rail } from './layRails.ts';
import { checksOf, isDone, type MappedTutorial, placeOf, type WayOn } from './wayOn.ts';

/** All tutorials as the map draws them, and what each row needs to know of the others. */
export interface DrawnMap {
  rows: {
    tutorial: MappedTutorial;
    rail: Rail;
    place: ReturnType<typeof placeOf>;
    /** Whether it is the one to go on with. */
    isCurrent: boolean;
  }[];
  /** How many lanes its lines take. */
  lanes: number;
  /** Ids of the tutorials that are done. */
  done: ReadonlySet<string>;
  /** The titles of tutorials by their ids. */
  titles: ReadonlyMap<string, string>;
  /** Whether nothing has been done of any. */
  isNew: boolean;
  /** The path of the step at which the reader is, if there is one. */
  here: string | undefined;
}

/** Puts the tutorials on the map, in their order, with the lines between them and where the reader is. */
export function drawMap(tutorials: readonly MappedTutorial[], way: WayOn): DrawnMap {
  const rails = new Map(layRails(tutorials).map((rail, index) => [tutorials[index], rail]));
  const rows = [...rails].flatMap(([tutorial, rail]) =>
    tutorial
      ? {
          tutorial,
          rail,
          place: placeOf(tutorial, way, tutorials),
          isCurrent: tutorial === way.tutorial,
        }
      : [],
  );
  const used = rows.flatMap(({ rail }) => [rail.lane, ...rail.passing.map(({ lane }) => lane)]);
  return {
    rows,
    lanes: Math.max(0, ...used) + 1,
    done: new Set(tutorials.flatMap(({ id, steps }) => (steps.every(isDone) ? id : []))),
    titles: new Map(tutorials.map(({ id, title }) => [id, title])),
    isNew: checksOf(tutorials.flatMap(({ steps }) => steps)).done === 0,
    here: way.kind === 'continue' ? way.step.href : undefined,
  };
}
