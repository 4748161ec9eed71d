/**
 * The picture’s measures, and what is drawn by them.
 */

import type { CrowdView } from './crowdModel.ts';

/** The picture's measures. Its places are filled column by column. */
export const crowdGrid = { rows: 25, columns: 40, cell: 10 } as const;

const { rows, columns, cell } = crowdGrid;

/** The centre of a place. */
export function crowdSpot(place: number): { x: number; y: number } {
  return { x: (Math.floor(place / rows) + 0.5) * cell, y: ((place % rows) + 0.5) * cell };
}

/** The place at a point of the picture, whose sides go from 0 to 1; undefined beside it. */
export function crowdPlaceAt(x: number, y: number): number | undefined {
  const isInside = x >= 0 && x < 1 && y >= 0 && y < 1;
  return isInside ? Math.floor(x * columns) * rows + Math.floor(y * rows) : undefined;
}

/** The place so many columns and rows from another, or as near as the picture goes. */
export function crowdNeighbour(place: number, right: number, down: number): number {
  const column = clamp(Math.floor(place / rows) + right, columns - 1);
  return column * rows + clamp((place % rows) + down, rows - 1);
}

function clamp(value: number, highest: number): number {
  return Math.min(Math.max(value, 0), highest);
}

/** Squares around the users whom the second flag lets in, as one SVG path. */
export function crowdFrames({ overlaid, places, second }: CrowdView): string {
  if (!overlaid) return '';
  const side = crowdGrid.cell - 1.6;
  return places
    .map((user, place) => {
      if (!second.decision.on[user]) return '';
      const { x, y } = crowdSpot(place);
      return `M${x - side / 2} ${y - side / 2}h${side}v${side}h-${side}z`;
    })
    .join('');
}

/** Rings around the users whom an edit gives the flag, as one SVG path. */
export function crowdGains({ places, changes }: CrowdView): string {
  const radius = 4.4;
  const half = `a${radius} ${radius} 0 1 0`;
  return marksAt(places, changes.gain, ({ x, y }) =>
    [`M${x - radius} ${y}`, `${half} ${2 * radius} 0`, `${half} ${-2 * radius} 0`].join(''),
  );
}

/** Crosses over the users from whom an edit takes it. */
export function crowdLosses({ places, changes }: CrowdView): string {
  return marksAt(places, changes.lose, ({ x, y }) => `M${x - 3} ${y - 3}l6 6m0-6l-6 6`);
}

function marksAt(
  places: readonly number[],
  users: readonly number[],
  draw: (spot: { x: number; y: number }) => string,
): string {
  const marked = new Set(users);
  return places.map((user, place) => (marked.has(user) ? draw(crowdSpot(place)) : '')).join('');
}

/** Moves a marker of the picture to a place, or hides it where there is none (-1). */
export function crowdMark(marker: Element | null, place: number): void {
  if (!marker) return;
  marker.setAttribute('visibility', place < 0 ? 'hidden' : 'visible');
  const { x, y } = crowdSpot(Math.max(0, place));
  marker.setAttribute('cx', String(x));
  marker.setAttribute('cy', String(y));
}
