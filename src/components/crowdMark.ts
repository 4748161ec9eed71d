import { crowdSpot } from './crowdGrid.ts';

/** Moves a marker of the picture to a place, or hides it where there is none (-1). */
export function crowdMark(marker: Element | null, place: number): void {
  if (!marker) return;
  marker.setAttribute('visibility', place < 0 ? 'hidden' : 'visible');
  const { x, y } = crowdSpot(Math.max(0, place));
  marker.setAttribute('cx', String(x));
  marker.setAttribute('cy', String(y));
}
