/** The visitors of a crowd as marks in rows of fifty, one path for each fate. */
export interface LoginGrid {
  width: number;
  height: number;
  /** By fate, as the `d` of an SVG path. */
  paths: Readonly<Partial<Record<string, string>>>;
}

const COLUMNS = 50;
const CELL = 6;

/** A fate shows by its mark and not by its colour alone: down and up for those whose page changes. */
const MARKS: Readonly<Record<string, string>> = {
  loses: 'h5l-2.5 5z',
  gains: 'm0 5h5l-2.5-5z',
  'stays-on': 'h5v5h-5z',
  'stays-off': 'm1.5 1.5h2v2h-2z',
};

/** Lays visitors out by what becomes of them, in their order. */
export function loginGrid(fates: readonly string[]): LoginGrid {
  const paths: Record<string, string> = {};
  for (const [index, fate] of fates.entries()) {
    const x = (index % COLUMNS) * CELL;
    const y = Math.floor(index / COLUMNS) * CELL;
    paths[fate] = `${paths[fate] ?? ''}M${x} ${y}${MARKS[fate] ?? ''}`;
  }
  return { width: COLUMNS * CELL, height: Math.ceil(fates.length / COLUMNS) * CELL, paths };
}
